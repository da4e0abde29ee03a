import json

import pytest


@pytest.fixture
def described(client) -> dict:
    """The OpenAPI document as it is served."""
    return json.loads(client.get("/data/openapi.json").content)
