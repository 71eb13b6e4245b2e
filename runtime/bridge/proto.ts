import protos from "@temporalio/proto";

// A CommonJS package whose names Node's loader does not see: only its default export can be imported.
const { temporal } = protos;

export const { EventType, HistoryEventFilterType, IndexedValueType, TaskQueueType } = temporal.api.enums.v1;
export const PayloadProto = temporal.api.common.v1.Payload;
