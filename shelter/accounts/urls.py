"""Signing in and out, one's own account, the cover, drafts. Of allauth only the pages that are needed."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import include, path

from shelter.accounts import views

urlpatterns = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", views.leave, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/2fa/", views.factors, name="mfa_index"),
    path("accounts/2fa/begin/", views.factor_begin, name="factor_begin"),
    path("accounts/2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("accounts/2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("accounts/2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("accounts/2fa/webauthn/", views.factors, name="mfa_list_webauthn"),
    path("accounts/2fa/webauthn/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("accounts/2fa/webauthn/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("accounts/2fa/webauthn/reauthenticate/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("accounts/2fa/webauthn/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("accounts/2fa/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/2fa/recovery-codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/", views.account, name="account"),
    path("account/sessions/<int:pk>/end/", views.session_end, name="session_end"),
    path("lock/", views.cover, name="cover"),
    path("lock/now/", views.lock, name="lock"),
    path("drafts/", views.draft, name="draft"),
    path("language/", views.set_language, name="set_language"),
    path("help/", views.help_page, name="help"),
    path("looking-after-yourself/", views.looking_after_yourself, name="looking_after_yourself"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("shelter.accounts.demo_urls"))]
