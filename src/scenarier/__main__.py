"""`python -m scenarier` is the command line."""

from scenarier.cli.main import main

if __name__ == "__main__":
    main()
