/** Shapes of incident-service, docs/rules.md. */

export interface RuleWords {
  readonly summary?: string | null;
  readonly description?: string | null;
  readonly misses?: string | null;
}

/** Recorded events, played to the rule; differences from what was expected, a line each. */
export interface RuleRecording {
  readonly file: string;
  readonly about: string;
  readonly passed: boolean;
  readonly differences: readonly string[];
}

export interface Rule extends RuleWords {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly source: { readonly origin: 'shipped' | 'folder'; readonly file: string };
  readonly description: string;
  readonly misses: string;
  /** First sentence of its incidents; empty where the rule is built in. */
  readonly summary: string;
  /** Of its own texts, BCP 47. */
  readonly language: string;
  readonly texts: Readonly<Record<string, RuleWords>>;
  readonly severity: 'critical' | 'error' | 'warning' | 'info';
  readonly page: boolean;
  readonly team: string;
  readonly plan?: string;
  readonly state: 'inactive' | 'pending' | 'firing';
  /** Causes it fires for, at most 100. */
  readonly firing: readonly string[];
  /** Absent until its recordings have been played, and for rules without events. */
  readonly tests?: {
    readonly at: string;
    readonly passed: boolean;
    readonly recordings: readonly RuleRecording[];
  };
}

export interface FileError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

export interface RulesInForce {
  /** Where the operator's rules are; absent where there are none. */
  readonly directory?: string;
  readonly inForceSince: string;
  /** Of newer files, which are not in force. */
  readonly errors: readonly FileError[];
  readonly rules: readonly Rule[];
}
