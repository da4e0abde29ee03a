"""Publications out of files that staff have: read, held against what is here, shown, and stored all or not at all."""
