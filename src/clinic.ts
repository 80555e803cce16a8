import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Logger } from 'pino';
import {
  type AccountDeps,
  accountRoutes,
  createAuthLibrary,
  createSignInWatch,
  loadAuthSecret,
  recogniseSignIn,
} from './accounts/index.ts';
import type { About } from './app/system-routes.ts';
import { createApp } from './app.ts';
import { type AuditDeps, auditRoutes, noteHead, sealOlderEvents } from './audit/index.ts';
import type { Clock } from './calendar.ts';
import {
  announceAnalysis,
  type ComparisonPool,
  comparisonRoutes,
  createAnalysisEvents,
  createCompareHandler,
  createComparisonPlanner,
  noteOldOutcomes,
  requeueOutdated,
} from './comparisons/index.ts';
import { addFirstTexts, type ConsentDeps, consentRoutes } from './consent/index.ts';
import { lockDataFolder, openDatabase, unusableDataFolder } from './database/index.ts';
import { createGalleryFollower, followComparisons, galleryRoutes, sweepCases } from './gallery/index.ts';
import { loadStoredReport } from './imaging/phantom/benchmark/index.ts';
import { overviewRoutes } from './overview/index.ts';
import { createReportFollower, patientReportRoutes } from './patient-reports/index.ts';
import { type PatientDeps, patientRoutes } from './patients/index.ts';
import {
  createTileViews,
  isBlobReferenced,
  type PhotoDeps,
  type PhotoImaging,
  photoRoutes,
  removeDiscardedBlobs,
} from './photos/index.ts';
import { openSigningKeys, type ProvenanceDeps, provenanceRoutes } from './provenance/index.ts';
import { type JobRunner, startJobRunner } from './queue/index.ts';
import { reportRoutes } from './reports/index.ts';
import { type SeriesDeps, scheduleOldSeries, seriesRoutes } from './series/index.ts';
import { sharedReports, shareLinkRoutes, stopLinks } from './share-links/index.ts';
import { createBlobStore, sweepOrphans } from './storage/index.ts';

export interface ClinicOptions {
  /** Holds everything; made when missing. One server at a time. */
  dataFolder: string;
  /** Holds what manifests are signed with; made when missing. */
  signingKeysFolder: string;
  clock: Clock;
  log: Logger;
  pool: ComparisonPool;
  imaging: PhotoImaging;
  about: About;
  publicUrl: string | null;
  /** The server speaks TLS itself. */
  tls: boolean;
  webFolder: string;
  publicFolder: string;
  /** The demo clinic's account; null in a real clinic. */
  demo: AccountDeps['demo'];
  triesLimit?: number;
}

/** Everything the use cases of all rooms need. */
export type RoomDeps = AccountDeps &
  AuditDeps &
  PatientDeps &
  SeriesDeps &
  PhotoDeps &
  ConsentDeps &
  ProvenanceDeps;

export interface Clinic {
  handler: Express;
  rooms: RoomDeps;
  /** Ends open event streams, so that the server can stop. */
  closeStreams(): void;
  /** Stops taking work, waits a little for what is running and lets go of the data folder. */
  close(options: { graceMs: number }): Promise<void>;
}

/** How often the end of the audit trail is noted beside the database. */
const headIntervalMs = 3_600_000;
/** How often cases whose consent expired are looked for: their files go although nobody asks for them. */
const sweepIntervalMs = 900_000;

/**
 * Puts the rooms on a data folder: locks it, migrates it, makes good what an interrupted run left behind, starts the queue.
 * Wires, decides nothing.
 * @throws Error when the folder is in use, can't be written to, or was written by a newer version
 */
export async function openClinic(options: ClinicOptions): Promise<Clinic> {
  const { dataFolder, clock, log, pool, imaging, about } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw unusableDataFolder(dataFolder, cause);
  });
  const unlock = lockDataFolder(dataFolder);
  let closeDatabase = async (): Promise<void> => undefined;
  try {
    const opened = openDatabase(join(dataFolder, 'dermalapse.sqlite'));
    closeDatabase = opened.close;
    const { database } = opened;
    const blobs = await createBlobStore(dataFolder);
    await blobs.sweepTemporaryFiles();
    await removeDiscardedBlobs({ database, blobs });
    const orphans = await sweepOrphans(blobs, {
      isReferenced: (name) => isBlobReferenced(database, name),
      olderThan: new Date(),
    });
    if (orphans.removed > 0) log.info(orphans, 'removed files of interrupted uploads');
    if (orphans.kept > 0) log.warn(orphans, 'originals without a row were left alone');

    const secret = await loadAuthSecret(dataFolder);
    const { publicUrl } = options;
    const secure = options.tls || (publicUrl?.startsWith('https:') ?? false);
    const authOptions = { database, clock, secret, publicUrl, secure };
    const watch = createSignInWatch();
    const analyses = createAnalysisEvents();
    let runner: JobRunner | null = null;
    const wakeQueue = (): void => runner?.wake();
    const followers = [
      createReportFollower({ clock }),
      createComparisonPlanner({ clock, analyses, wakeQueue }),
      followComparisons({ clock }),
    ];
    const gallery = createGalleryFollower({ database, clock, blobs });
    const consentFollowers = [gallery.consentChanged, stopLinks({ clock })];
    const rooms: RoomDeps = {
      database,
      clock,
      dataFolder,
      blobs,
      imaging,
      tileViews: createTileViews(),
      watch,
      library: createAuthLibrary(authOptions),
      enrolment: (role) => createAuthLibrary(authOptions, { signUpAs: role }),
      publicUrl,
      signingKeys: await openSigningKeys({ database, clock }, options.signingKeysFolder),
      demo: options.demo,
      follow: async (transaction, seriesId, change) => {
        for (const follow of followers) await follow(transaction, seriesId, change);
      },
      consentFollower: {
        consentChanged: async (transaction, changed) => {
          for (const follow of consentFollowers) await follow(transaction, changed);
        },
        afterwards: gallery.afterwards,
      },
    };
    const comparisons = { ...rooms, pool, analyses, wakeQueue };
    await scheduleOldSeries(database);
    await noteOldOutcomes(database);
    await addFirstTexts(rooms);
    const outdated = await requeueOutdated(comparisons, { engineVersion: about.engineVersion });
    if (outdated > 0) log.info({ comparisons: outdated }, 'measuring anew with this engine version');

    await sweepCases(rooms);

    const logError = (error: unknown, what: string): void => {
      log.error(
        { err: error instanceof Error ? { name: error.name, stack: error.stack } : String(error) },
        what,
      );
    };
    runner = await startJobRunner({
      database,
      clock,
      concurrency: about.workers,
      handlers: { 'compare-photos': createCompareHandler(comparisons) },
      onChange: ({ job, status }) => {
        announceAnalysis(comparisons, { comparisonId: job.subjectId, status }).catch((error) =>
          logError(error, 'could not announce an analysis'),
        );
      },
      onError: (error, job) => logError(error, job ? `job ${job.id} failed a run` : 'the queue stumbled'),
    });

    await sealOlderEvents(database);
    const noteEnd = () =>
      noteHead(rooms).catch((error) => logError(error, 'the end of the audit trail could not be noted'));
    await noteEnd();
    const noting = setInterval(noteEnd, headIntervalMs);
    noting.unref();
    const sweeping = setInterval(() => {
      sweepCases(rooms).catch((error) => logError(error, 'the gallery could not be swept'));
    }, sweepIntervalMs);
    sweeping.unref();

    const app = createApp({
      routes: [
        ...accountRoutes(rooms),
        ...patientRoutes(rooms),
        ...seriesRoutes(rooms),
        ...photoRoutes(rooms),
        ...comparisonRoutes(comparisons),
        ...consentRoutes(rooms),
        ...shareLinkRoutes(comparisons),
        ...patientReportRoutes(comparisons),
        ...galleryRoutes(comparisons),
        ...overviewRoutes(rooms),
        ...auditRoutes(rooms),
        ...provenanceRoutes(rooms),
        ...reportRoutes({ validation: loadStoredReport() }),
      ],
      sealedAreas: [sharedReports],
      recognise: (request) => recogniseSignIn(rooms, request),
      watch,
      about,
      log,
      temporaryFolder: blobs.temporaryFolder,
      webFolder: options.webFolder,
      publicFolder: options.publicFolder,
      publicUrl,
      tls: options.tls,
      triesLimit: options.triesLimit,
    });
    return {
      handler: app.handler,
      rooms,
      closeStreams: app.closeStreams,
      async close({ graceMs }) {
        app.closeStreams();
        clearInterval(noting);
        clearInterval(sweeping);
        await runner.stop({ graceMs });
        await noteEnd();
        await closeDatabase();
        unlock();
      },
    };
  } catch (error) {
    await closeDatabase();
    unlock();
    throw error;
  }
}
