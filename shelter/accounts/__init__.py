"""Signing in, staying signed in, and leaving: sign-in, second factors, the cover, drafts, the demo's people."""
