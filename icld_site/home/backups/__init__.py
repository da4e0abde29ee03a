"""Database and uploads in one file, and back. The commands `backup` and `restore` are the way in."""


class BackupError(Exception):
    """Why a backup could not be made or brought back, in words for whoever runs the portal."""
