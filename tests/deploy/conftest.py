from tests.deploy.nginx import _nginx_is_there

__all__ = ["_nginx_is_there"]
