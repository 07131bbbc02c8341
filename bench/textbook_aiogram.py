"""The complaint as the textbook of aiogram has it: a router, states in memory, aiohttp webhook.

The state is set before the answer: updates are handled side by side, and the next would overtake it.

python bench/textbook_aiogram.py <api url> <token> <port> <secret>
"""

import itertools
import sys

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

router = Router()
numbers = itertools.count(1001)


class Complaint(StatesGroup):
    menu = State()
    story = State()
    heard = State()
    wish = State()
    summary = State()


def keys(label: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data)]])


@router.callback_query(Complaint.menu, F.data == "complaint")
async def complaint(query: CallbackQuery, state: FSMContext) -> None:
    await query.answer()
    await state.set_state(Complaint.story)
    await query.message.answer("Tell us what happened.")


@router.message(Complaint.story)
async def story(message: Message, state: FSMContext) -> None:
    await state.update_data(story=message.text)
    await state.set_state(Complaint.heard)
    await message.answer("We have it.", reply_markup=keys("That is all", "heard-all"))


@router.callback_query(Complaint.heard, F.data == "heard-all")
async def heard(query: CallbackQuery, state: FSMContext) -> None:
    await query.answer()
    await state.set_state(Complaint.wish)
    await query.message.answer("What do you wish for?")


@router.message(Complaint.wish)
async def wish(message: Message, state: FSMContext) -> None:
    told = (await state.update_data(wish=message.text))["story"]
    await state.set_state(Complaint.summary)
    await message.answer(f"{told}\n{message.text}\nRight?", reply_markup=keys("Yes", "confirm"))


@router.callback_query(Complaint.summary, F.data == "confirm")
async def confirm(query: CallbackQuery, state: FSMContext) -> None:
    await query.answer()
    await state.clear()
    await query.message.answer(f"Registered as {next(numbers)}.")


@router.message()
async def menu(message: Message, state: FSMContext) -> None:
    await state.set_state(Complaint.menu)
    await message.answer("Welcome. What may we do?", reply_markup=keys("Complaint", "complaint"))


def main(api: str, token: str, port: str, secret: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    dispatcher, app = Dispatcher(), web.Application()
    dispatcher.include_router(router)

    async def listen() -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}/telegram", secret_token=secret)

    dispatcher.startup.register(listen)
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(app, path="/telegram")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
