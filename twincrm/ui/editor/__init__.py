"""The editor of contacts: people, organisations and households, one scrolling form each.

How another page uses it::

    from twincrm.ui.editor.page import EditorPage
    from twincrm.ui.editor.target import EditTarget

    editor = EditorPage(services, EditTarget("person", 42))  # id None: a new one
    editor.closed.connect(self._back_from_editor)            # closed(object): a Show
    stack.addWidget(editor); stack.setCurrentWidget(editor); editor.start()

* ``EditTarget(kind, id)``: kind is ``"person"``, ``"organisation"`` or ``"household"``.
* ``EditorPage`` is a QWidget that fills the whole page (header, contents, form, footer); margins
  of its own. It has what a `Page` has: ``widget``, ``title``, ``start()``, ``panes()``,
  ``may_leave()`` (asks Save / Discard / Stay), ``action_specs()``, ``state()`` and ``restore()``.
* ``closed(Show)`` is sent when the user is done: after saving ``Show(kind, id)`` with the id of
  the saved record; after giving up the same of the record that was opened (id 0 for a new one);
  after deleting ``Show(kind, 0)``. Whoever holds the editor then shows that and throws the editor
  away with ``deleteLater()``. Nothing is asked any more: ``may_leave()`` is True then.
* ``state()`` is an ``EditorState``; ``EditorPage(services, state.target)`` and then
  ``restore(state)`` bring back draft, errors and scroll position after a change of language,
  theme or zoom.
* Esc gives up (asking where there are changes) and Ctrl+S saves by themselves while the keyboard
  is in the editor; no action of the page needs these keys.
"""
