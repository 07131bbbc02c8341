from bot.lean_packages import spare

spare()
