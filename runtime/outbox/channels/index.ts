import type { Channel } from "../channel.ts";
import { discord } from "./discord.ts";
import { email } from "./email.ts";
import { gotify } from "./gotify.ts";
import { matrix } from "./matrix.ts";
import { ntfy } from "./ntfy.ts";
import { pushover } from "./pushover.ts";
import { slack } from "./slack.ts";
import { teams } from "./teams.ts";
import { telegram } from "./telegram.ts";
import { webhook } from "./webhook.ts";

export const CHANNELS_BY_NAME: ReadonlyMap<string, Channel> = new Map(
  [webhook, email, slack, discord, teams, telegram, ntfy, gotify, pushover, matrix].map((channel) => [
    channel.name,
    channel,
  ]),
);
