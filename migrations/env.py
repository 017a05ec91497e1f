"""Runs the migrations on the connection that the program hands over, or prints them as SQL."""

from __future__ import annotations

from alembic import context

import twincrm.store.models  # noqa: F401 - fills the metadata
from twincrm.store.base import Base

config = context.config
connection = config.attributes.get("connection")

if connection is None:
    context.configure(
        dialect_name=config.get_main_option("dialect", "sqlite"),
        target_metadata=Base.metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()
else:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()
