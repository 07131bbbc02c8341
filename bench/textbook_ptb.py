"""The complaint as the textbook of python-telegram-bot has it: ConversationHandler, pickle, webhook.

python bench/textbook_ptb.py <api url> <token> <port> <secret>
"""

import sys
import tempfile

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

MENU, STORY, HEARD, WISH, SUMMARY = range(5)
Context = ContextTypes.DEFAULT_TYPE


def keys(label: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])


async def menu(update: Update, context: Context) -> int:
    await update.effective_chat.send_message(
        "Welcome. What may we do?", reply_markup=keys("Complaint", "complaint")
    )
    return MENU


async def complaint(update: Update, context: Context) -> int:
    await update.callback_query.answer()
    await update.effective_chat.send_message("Tell us what happened.")
    return STORY


async def story(update: Update, context: Context) -> int:
    context.user_data["story"] = update.message.text
    await update.effective_chat.send_message("We have it.", reply_markup=keys("That is all", "heard-all"))
    return HEARD


async def heard(update: Update, context: Context) -> int:
    await update.callback_query.answer()
    await update.effective_chat.send_message("What do you wish for?")
    return WISH


async def wish(update: Update, context: Context) -> int:
    context.user_data["wish"] = update.message.text
    said = f"{context.user_data['story']}\n{context.user_data['wish']}\nRight?"
    await update.effective_chat.send_message(said, reply_markup=keys("Yes", "confirm"))
    return SUMMARY


async def confirm(update: Update, context: Context) -> int:
    await update.callback_query.answer()
    number = context.bot_data["last"] = context.bot_data.get("last", 1000) + 1
    await update.effective_chat.send_message(f"Registered as {number}.")
    return ConversationHandler.END


def conversation() -> ConversationHandler:
    text = filters.TEXT
    return ConversationHandler(
        entry_points=[MessageHandler(text, menu)],
        states={
            MENU: [CallbackQueryHandler(complaint, "^complaint$")],
            STORY: [MessageHandler(text, story)],
            HEARD: [CallbackQueryHandler(heard, "^heard-all$")],
            WISH: [MessageHandler(text, wish)],
            SUMMARY: [CallbackQueryHandler(confirm, "^confirm$")],
        },
        fallbacks=[],
        name="complaint",
        persistent=True,
    )


def application(api: str, token: str, folder: str) -> Application:
    kept = PicklePersistence(f"{folder}/bot.pickle")
    made = Application.builder().token(token).base_url(f"{api}/bot").persistence(kept).build()
    made.add_handler(conversation())
    return made


def main(api: str, token: str, port: str, secret: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        application(api, token, folder).run_webhook(
            "127.0.0.1",
            int(port),
            "telegram",
            secret_token=secret,
            webhook_url=f"http://127.0.0.1:{port}/telegram",
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
