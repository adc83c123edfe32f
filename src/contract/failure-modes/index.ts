import type { FailureMode } from '../types';
import { configuration } from './configuration';
import { disruption } from './disruption';
import { health } from './health';
import { platform } from './platform';
import { release } from './release';
import { resources } from './resources';
import { scaling } from './scaling';
import { shutdown } from './shutdown';
import { traffic } from './traffic';
import { work } from './work';

/** All failure modes in id order. */
export const failureModes: readonly FailureMode[] = [
  ...configuration, ...disruption, ...health, ...platform, ...release, ...resources, ...scaling, ...shutdown, ...traffic, ...work,
].sort((a, b) => a.id.localeCompare(b.id));
