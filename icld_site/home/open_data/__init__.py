"""The open data of all rooms together: the page that explains it, its OpenAPI document, and its catalogue."""
