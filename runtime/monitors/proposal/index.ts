export { formWithOffer, offered, offerSentence, readForm } from "./offer.ts";
export { judgeProposals, withoutNext, type Proposal } from "./judge-proposals.ts";
export { saidIn, type Said } from "./said.ts";
