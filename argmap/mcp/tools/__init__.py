"""What an assistant can call: each tool with its arguments, under the name of the command it is."""
