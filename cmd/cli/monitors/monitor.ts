/** A monitor as lists of the API show it. Times are RFC 3339. */
export interface MonitorSummary {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly health: string;
  readonly health_since: string | null;
  readonly health_error: { readonly type: string; readonly message: string } | null;
  readonly labels: { readonly [name: string]: string };
  readonly revision: number;
  readonly last_check_at: string | null;
  readonly last_change_at: string | null;
  readonly last_notified_at: string | null;
  /** Of an adaptive one alone; the others' times follow from their schedule. */
  readonly next_check_at: string | null;
  readonly held_until: string | null;
  readonly expires_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** With its document, as it was sent. */
export interface Monitor extends MonitorSummary {
  readonly source: string;
}
