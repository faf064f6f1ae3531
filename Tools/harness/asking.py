"""The story of a question that is not asked twice, from the ring to the figure and to forgetting.

Played in a real terminal, 80 and 40 columns wide, in Japanese and in English.
"""

from .support import Failure

SIZES = [("ja", 80), ("ja", 40), ("en", 80), ("en", 40)]
"""What every screen is seen in."""

ROWS = 44
"""So many that no answer of this story scrolls."""

HOUR = 3_600

TRANSCRIPT = """0:05 お客様: さっきも言いましたが、4410-0087 です
0:20 佐藤: 失礼しました
0:40 お客様: 直らないなら解約します
"""


def known(play, now):
    """Yesterday support heard what is the matter; two customers share a number."""
    yesterday = now - 26 * HOUR
    play.at(yesterday, "customer", "new", "北川商店 店主", "--phone", "06-6123-4567",
            "--sharing", "household")
    play.at(yesterday, "customer", "new", "北川商店 経理", "--phone", "06-6123-4567",
            "--sharing", "household")
    play.at(yesterday, "item", "new", "AX-300", "--serial", "5521-0014", "--customer", "K-2")
    play.at(yesterday, "case", "new", "冷蔵庫 ドア", "--item", "I-2", "--customer", "K-2")
    play.at(yesterday + 60, "fact", "set", "item.site", "店の奥 右手", "--case", "C-2")
    play.at(yesterday + 120, "promise", "部品の納期を連絡", "--kind", "callback", "--due",
            "11/22 09:00", "--case", "C-2")


def rings(play, now):
    """The same house calls again; who it is becomes known, what is wrong is said."""
    call = ("--call-id", f"{now - HOUR}.7")
    play.at(now - HOUR, "ring", "--event", "started", "--from", "0661234567", *call)
    play.at(now - HOUR + 9, "ring", "--event", "answered", *call)
    play.at(now - HOUR + 20, "contact", "identify", "-", "K-2", "--level", "verified")


def seen(play, terminal, name, words, code):
    """One command in every size and language, compared, with its exit code."""
    for language, columns in SIZES:
        terminal.resize(columns, ROWS)
        terminal.line(f"clear; {play.command(f'--lang {language} {words}')} 2>&1; "
                      'echo "code $?"')
        screen = terminal.shows("code ")
        if f"code {code}\n" not in screen:
            raise Failure(f"{words} did not end with {code}:\n{screen}")
        play.compare(f"{name}-{language}-{columns}", screen)


def asking(play, terminal, now):
    """The whole story; the terminal has its size of before when it is over."""
    known(play, now)
    rings(play, now)
    seen(play, terminal, "pop", "pop 0661234567", 0)
    seen(play, terminal, "ask-known", "ask item.site --case C-2", 1)
    seen(play, terminal, "ask-unknown", "--dry-run ask case.symptom --case C-2", 0)
    offer = "handoff offer repair --ask 診断 --situation 閉まらない --next 訪問 --case C-2"
    seen(play, terminal, "offer-refused", offer, 65)
    play.at(now, "fact", "set", "case.symptom", "ドアが閉まらない", "--case", "C-2")
    seen(play, terminal, "facts", "facts C-2", 0)
    play.at(now, *offer.split())
    seen(play, terminal, "inbox", "handoff inbox --team repair", 0)
    play.at(now, "handoff", "accept", "C-2", "--restate", "今日訪問", "--as", "kimura")
    play.at(now, "ask", "case.symptom", "--case", "C-2", "--because", "valueDoubted", "--as",
            "kimura")
    play.at(now, "call", "end", "-")
    play.at(now, "call", "wrap-up", "-")
    path = play.book + ".transcript"
    with open(path, "w", encoding="utf-8") as file:
        file.write(TRANSCRIPT)
    play.at(now, "call", "transcript", path, "--contact", "-")
    seen(play, terminal, "questions", "kpi questions", 0)
    play.at(now, "merge", "K-3", "K-2")
    seen(play, terminal, "merged", "pop 0661234567", 0)
    play.at(now, "unmerge", "K-3", "K-2", "--why", "wrongPerson")
    play.at(now, "keep", "C-2#3")
    play.at(now, "case", "resolve", "--case", "C-2", "--resolution", "fixed", "--cause", "wear",
            "--remedy", "replaced")
    play.at(now, "case", "close", "--case", "C-2")
    seen(play, terminal, "disclosed", "--dry-run customer disclose K-2 | head -n 24", 0)
    play.at(now, "customer", "erase", "K-2", "--why", "requested")
    seen(play, terminal, "forgotten", "timeline C-2", 0)
    terminal.resize(80, 24)
