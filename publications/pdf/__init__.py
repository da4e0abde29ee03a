"""What a PDF holds, found out in a process of its own: such a file may be made to harm whoever opens it."""
