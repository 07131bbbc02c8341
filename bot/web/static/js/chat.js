import { startPerson } from "./person.js";

startPerson();
