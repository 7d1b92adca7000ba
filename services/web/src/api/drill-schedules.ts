import { requestJson, requestText } from './http';
import type { Drill } from './plans';

/** Shapes of incident-service, docs/plans.md: drills planned for a date, or for many. */

export interface DrillSchedule {
  readonly scheduleId: string;
  readonly planId: string;
  readonly fault: Drill['fault'];
  /** A date and time of day of the zone. */
  readonly start: string;
  readonly zone: string;
  /** RFC 5545 section 3.3.10. */
  readonly rule?: string | null;
  readonly createdBy: string;
  readonly endedAt?: string | null;
}

export interface DrillDate {
  readonly scheduleId: string;
  readonly at: string;
  readonly outcome: 'beginning' | 'begun' | 'missed' | 'refused';
  readonly drillId?: string | null;
  readonly detail?: string | null;
}

export interface PlannedDrill {
  readonly schedule: DrillSchedule;
  readonly nextDates: readonly string[];
}

export interface DrillCalendar {
  readonly allowed: boolean;
  readonly schedules: readonly PlannedDrill[];
  readonly dates: readonly DrillDate[];
}

export interface DrillWish {
  readonly planId: string;
  readonly fault: Drill['fault'];
  readonly start: string;
  readonly zone: string;
  readonly rule?: string;
}

type Authorization = Readonly<Record<string, string>>;

/** The same key is the same schedule, so that it may be sent again. */
export function planDrill(wish: DrillWish, key: string, authorization: Authorization): Promise<PlannedDrill> {
  return requestJson<PlannedDrill>('/api/v1/drill-schedules', {
    method: 'POST',
    headers: { 'idempotency-key': key, ...authorization },
    body: wish,
  });
}

/** All planned drills as an iCalendar file. */
export function drillCalendarFile(authorization: Authorization): Promise<string> {
  return requestText('/api/v1/drill-schedules/calendar.ics', { headers: authorization });
}

export function endSchedule(scheduleId: string, authorization: Authorization): Promise<PlannedDrill> {
  return requestJson<PlannedDrill>(`/api/v1/drill-schedules/${encodeURIComponent(scheduleId)}`, {
    method: 'DELETE',
    headers: authorization,
  });
}
