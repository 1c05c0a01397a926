"""The frame of a page that stands alone: no script, no picture or style from outside, every text escaped."""

from __future__ import annotations

from html import escape

_STYLE = """
body { font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; border-bottom: 1px solid #bbb; padding-bottom: .2rem; margin-top: 2.2rem } h3 { font-size: 1rem; margin: 1.2rem 0 .2rem }
.where, .place { color: #595959; font-size: .875rem } .place { font-family: ui-monospace, monospace }
ul { margin: .2rem 0; padding-left: 1.3rem } li { margin: .3rem 0 }
del { background: #fde7e5; text-decoration-color: #a32018 } ins { background: #e2f3e4; text-decoration: none }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #f2f2f2 } .for { color: #17682a } .against { color: #a32018 } .open { color: #7a5200 }
.block { border-left: 3px solid #bbb; padding-left: .8rem; margin: .4rem 0 } pre { white-space: pre-wrap }
svg { width: 100%; height: auto } @media print { body { margin: 0; max-width: none } h3, li { break-inside: avoid } }
"""


def page(title: str, language: str, body: str) -> str:
    """Give a whole page; `body` is HTML whose texts are escaped."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n{body}</body>\n</html>\n"
    )


def element(name: str, text: str, kind: str = "") -> str:
    """Give one element with a plain text in it."""
    opened = f'{name} class="{kind}"' if kind else name
    return f"<{opened}>{escape(text)}</{name}>"
