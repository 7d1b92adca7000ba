import * as Tooltip from '@radix-ui/react-tooltip';
import { Suspense, lazy } from 'react';
import { Route, Switch } from 'wouter';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFoundPage } from './NotFoundPage';
import { Waiting } from './Waiting';

const HomePage = lazy(() => import('../home/HomePage'));
const NewMeetingPage = lazy(() => import('../home/NewMeetingPage'));
const MeetingPage = lazy(() => import('../meeting/MeetingPage'));
const ReportPage = lazy(() => import('../report/ReportPage'));
const ConsolePage = lazy(() => import('../console/ConsolePage'));

export function App() {
  return (
    <ErrorBoundary>
      <Tooltip.Provider delayDuration={400}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={HomePage} />
            <Route path="/new" component={NewMeetingPage} />
            <Route path="/m/:meetingId">
              {({ meetingId }) => <MeetingPage key={meetingId} meetingId={meetingId} />}
            </Route>
            <Route path="/m/:meetingId/report">
              {({ meetingId }) => <ReportPage key={meetingId} meetingId={meetingId} />}
            </Route>
            <Route path="/console" component={ConsolePage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </Tooltip.Provider>
    </ErrorBoundary>
  );
}
