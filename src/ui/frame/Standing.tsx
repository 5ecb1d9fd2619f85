import { Judged } from '../standing/Judged.tsx';
import { Refused } from '../standing/Refused.tsx';
import { Silent } from '../standing/Silent.tsx';
import { Starting } from '../standing/Starting.tsx';
import '../standing/standing.css';
import { Unguarded } from '../standing/Unguarded.tsx';
import { Unkept } from '../standing/Unkept.tsx';
import { Watching } from '../standing/Watching.tsx';

/** How the session stands, above every page. */
export const Standing = () => (
  <div className="standing">
    <Starting />
    <Refused />
    <Watching />
    <Unguarded />
    <Unkept />
    <Silent />
    <Judged />
  </div>
);
