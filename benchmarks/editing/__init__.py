"""Twenty people edit one plan by HTTP while the server's processes are killed, and what must hold after."""
