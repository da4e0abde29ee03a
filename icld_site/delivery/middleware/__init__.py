"""What happens to every request and answer, one promise a file."""
