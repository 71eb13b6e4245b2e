"""Client of the Watchloom API: generated operations and hand-written helpers that follow event streams."""

from .generated.client import AuthenticatedClient
from .stream import StreamRefused, afollow_run, follow_run, follow_tenant

__all__ = ["AuthenticatedClient", "StreamRefused", "afollow_run", "follow_run", "follow_tenant"]
