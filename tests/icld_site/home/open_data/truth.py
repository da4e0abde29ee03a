"""What the OpenAPI document says of an answer, held against the answer."""

import json

from jsonschema import Draft202012Validator


def faults_of(described: dict, path: str, response) -> list[str]:
    """What in a JSON answer is other than the document says."""
    answers = described["paths"][path]["get"]["responses"]
    (content,) = answers[str(response.status_code)]["content"].values()
    schema = {**content["schema"], "components": described["components"]}
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(response.content))]
