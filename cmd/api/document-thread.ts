import { doDocumentTask } from "./document-tasks.ts";
import { answerTasks } from "./thread-side.ts";

answerTasks(doDocumentTask);
