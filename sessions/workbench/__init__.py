"""The workbench of a session: every change that an editor makes to its statements, and how each is undone.

One module a kind of change. Its functions take the Desk (who works on which session) and the statement as the editor
saw it, change it in one transaction, and return the WorkbenchChange that undoes it.
"""
