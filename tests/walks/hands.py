"""Two ways to use a page in a browser: by mouse, and by the keyboard alone as somebody without a mouse does."""

# More stops than any page of the walk has: who does not arrive by then never will.
MOST_STOPS = 600
HIGHLIGHTED = ".select2-results__option--highlighted"
HAS_FOCUS = "element => element === document.activeElement"


class Mouse:
    def press(self, page, role, name, exact=False, place=0):
        """Use the first (or a later) link, button or choice of that accessible name."""
        self._use(page, page.get_by_role(role, name=name, exact=exact).nth(place))

    def write(self, page, label, text):
        """Replace what stands in the field with the text."""
        self._write(page, page.get_by_label(label).first, text)

    def pick(self, page, label, name):
        """Look the record up in an autocomplete, and take the first of that name."""
        self._use(page, page.locator("span").and_(page.get_by_role("combobox", name=label)).first)
        page.keyboard.type(name)
        option = page.get_by_role("option", name=name).first
        option.wait_for()
        self._take(page, option)

    def choose(self, page, label, option):
        self._choose(page, page.get_by_label(label).first, option)

    def _use(self, page, element):
        element.click()

    def _write(self, page, element, text):
        element.fill(text)

    def _choose(self, page, element, option):
        element.select_option(label=option)

    def _take(self, page, option):
        option.click()


class Keyboard(Mouse):
    """Goes from stop to stop with the Tab key, as far as it takes; nothing is focused by a script."""

    def _use(self, page, element):
        self._reach(page, element)
        page.keyboard.press("Space" if element.get_attribute("type") in ("checkbox", "radio") else "Enter")

    def _write(self, page, element, text):
        self._reach(page, element)
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)

    def _choose(self, page, element, option):
        self._reach(page, element)
        page.keyboard.type(option)

    def _take(self, page, option):
        option.and_(page.locator(HIGHLIGHTED)).wait_for()  # until then, Enter takes whoever stands first
        page.keyboard.press("Enter")

    def _reach(self, page, element):
        element.wait_for()
        for _ in range(MOST_STOPS):
            if element.evaluate(HAS_FOCUS):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{page.url}: expected {element} among the stops of the Tab key, found it at none")
