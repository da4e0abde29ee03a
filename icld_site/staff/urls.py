"""Sign-in, sign-out and the second factor below `/accounts/`."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .second_factor_pages import NewRecoveryCodes, Overview, Remove, SetUp
from .sign_in import SignIn, SignInCode

urlpatterns = [
    path("login/", SignIn.as_view(), name="login"),
    path("code/", SignInCode.as_view(), name="sign-in-code"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("second-factor/", Overview.as_view(), name="second-factor"),
    path("second-factor/set-up/", SetUp.as_view(), name="second-factor-set-up"),
    path("second-factor/recovery-codes/", NewRecoveryCodes.as_view(), name="second-factor-recovery-codes"),
    path("second-factor/remove/", Remove.as_view(), name="second-factor-remove"),
]
