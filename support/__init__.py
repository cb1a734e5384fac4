"""Everything that hangs on a support, and choosing the worker who begins one."""
