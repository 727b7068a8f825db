"""The forms of signing in, in the words of the house."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCode
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shelter.ui.forms import refuse_invisible

CODE_IS_GONE = _("This code was already used. Wait for the next one.")
NOT_THAT_PASSKEY = _("The passkey could not be used. Try again, or use another way.")
UNREADABLE = (KeyError, ValueError, TypeError, AttributeError, IndexError, struct.error, InvalidSignature)
_REMEMBERED = 180  # seconds: longer than any code stays good


class Plain:
    """Labels say what a field is; words inside an empty field would vanish while typing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]  # mixed into a form
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField):
                field.validators.append(refuse_invisible)


class OnceOnly(Plain):
    """A code is good once, also within the tolerance for slow clocks, and for all processes together."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form this is mixed into
        if len(code.strip()) == 6 and not cache.add(f"code|{self.user.pk}|{code.strip()}", 1, timeout=_REMEMBERED):  # type: ignore[attr-defined]  # as above
            raise ValidationError(CODE_IS_GONE)
        return code


class AnyAnswer(Plain):
    """What a browser sends for a passkey may be anything; what cannot be read is a wrong answer, not a fault."""

    def clean_credential(self) -> Any:
        parent = getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"])  # type: ignore[attr-defined]  # a mixin
        return self._read(parent)

    def clean(self) -> Any:
        return self._read(super().clean)  # type: ignore[misc]  # a mixin

    def _read(self, parent: Callable[[], Any]) -> Any:
        try:
            return parent()
        except UNREADABLE:
            raise ValidationError(NOT_THAT_PASSKEY) from None


class SignInForm(Plain, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["password"].label = _("Password")

    def clean_login(self) -> str:
        return str(super().clean_login()).lower()


class ConfirmForm(Plain, ReauthenticateForm):
    pass


class NewPasswordForm(Plain, ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("The password you have now")
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = _(
            "At least 12 characters. A sentence of a few words is easy to remember and hard to guess."
        )
        self.fields["password2"].label = _("New password, once more")


class CodeForm(OnceOnly, AuthenticateForm):
    pass


class ConfirmCodeForm(OnceOnly, ReauthenticateByCode):
    pass


class ActivateForm(OnceOnly, ActivateTOTPForm):
    pass


class PasskeySignInForm(AnyAnswer, LoginWebAuthnForm):
    pass


class PasskeyStepForm(AnyAnswer, AuthenticateWebAuthnForm):
    pass


class ConfirmPasskeyForm(AnyAnswer, ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(AnyAnswer, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for this device")
        self.fields["name"].help_text = _("For example: phone of the office")
        self.fields["passwordless"].label = _("Sign in with this device alone, without a password")
        self.fields["passwordless"].help_text = _("The device then asks for your finger, your face or its own code.")


class UncoverForm(forms.Form):
    """One field for what she has at hand: her password, or six digits from her authenticator."""

    secret = forms.CharField(
        label=_("Your password, or a code from your authenticator"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        validators=[refuse_invisible],
    )


class PersonaForm(forms.Form):
    username = forms.SlugField(max_length=40)
