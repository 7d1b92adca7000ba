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
const RecordingsPage = lazy(() => import('../replay/RecordingsPage'));
const ReplayPage = lazy(() => import('../replay/ReplayPage'));
const SignInPage = lazy(() => import('../account/SignInPage'));
const RegisterPage = lazy(() => import('../account/RegisterPage'));
const SetupPage = lazy(() => import('../account/SetupPage'));
const ForgotPage = lazy(() => import('../account/ForgotPage'));
const LinkPage = lazy(() => import('../account/LinkPage'));
const ConfirmPage = lazy(() => import('../account/ConfirmPage'));
const AccountPage = lazy(() => import('../account/AccountPage'));
const PeoplePage = lazy(() => import('../admin/PeoplePage'));
const GroupsPage = lazy(() => import('../admin/GroupsPage'));
const MeetingsPage = lazy(() => import('../schedule/MeetingsPage'));
const NewPlanPage = lazy(() => import('../schedule/NewPlanPage'));
const PlanPage = lazy(() => import('../schedule/PlanPage'));
const OwnTasksPage = lazy(() => import('../tasks/OwnTasksPage'));
const AnswerPage = lazy(() => import('../schedule/AnswerPage'));
const ConsolePage = lazy(() => import('../console/ConsolePage'));
const AlertsPage = lazy(() => import('../console/alerts/AlertsPage'));
const RulesPage = lazy(() => import('../console/rules/RulesPage'));
const PlansPage = lazy(() => import('../console/plans/PlansPage'));
const EmergencyPlanPage = lazy(() => import('../console/plans/EmergencyPlanPage'));
const RunPage = lazy(() => import('../console/plans/RunPage'));

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
            <Route path="/recordings" component={RecordingsPage} />
            <Route path="/r/:recordingId">
              {({ recordingId }) => <ReplayPage key={recordingId} recordingId={recordingId} />}
            </Route>
            <Route path="/meetings" component={MeetingsPage} />
            <Route path="/meetings/new" component={NewPlanPage} />
            <Route path="/meetings/:meetingId">
              {({ meetingId }) => <PlanPage key={meetingId} meetingId={meetingId} />}
            </Route>
            <Route path="/tasks" component={OwnTasksPage} />
            <Route path="/answer" component={AnswerPage} />
            <Route path="/console" component={ConsolePage} />
            <Route path="/console/alerts" component={AlertsPage} />
            <Route path="/console/rules" component={RulesPage} />
            <Route path="/console/plans" component={PlansPage} />
            <Route path="/console/plans/:planId">
              {({ planId }) => <EmergencyPlanPage key={planId} planId={planId} />}
            </Route>
            <Route path="/console/plan-runs/:runId">
              {({ runId }) => <RunPage key={runId} runId={runId} />}
            </Route>
            <Route path="/signin" component={SignInPage} />
            <Route path="/register" component={RegisterPage} />
            <Route path="/setup" component={SetupPage} />
            <Route path="/forgot" component={ForgotPage} />
            <Route path="/welcome">
              <LinkPage purpose="welcome" />
            </Route>
            <Route path="/reset">
              <LinkPage purpose="reset" />
            </Route>
            <Route path="/confirm" component={ConfirmPage} />
            <Route path="/account" component={AccountPage} />
            <Route path="/admin/people" component={PeoplePage} />
            <Route path="/admin/groups" component={GroupsPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </Tooltip.Provider>
    </ErrorBoundary>
  );
}
