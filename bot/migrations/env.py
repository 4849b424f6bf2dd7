"""Alembic's entry: the steps run on the connection that `upgrade` holds, in its transaction."""
from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
