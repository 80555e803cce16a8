// Prints "PASSED FAILED SKIPPED" of a vitest report. A file that could not be loaded, and a run that failed without a
// failed test (an unhandled error, a crash), count as one failure each.
import { readFileSync } from 'node:fs';

const [path, status] = process.argv.slice(2);
const report = read(path);
const failedFiles = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length;
const failed = report.numFailedTests + failedFiles;
const unexplained = Number(status) !== 0 && failed === 0 ? 1 : 0;
console.log(report.numPassedTests, failed + unexplained, report.numPendingTests + report.numTodoTests);

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const isEmptyRun = Number(status) === 0; // nothing to run writes no report
    return {
      testResults: [],
      numPassedTests: 0,
      numFailedTests: isEmptyRun ? 0 : 1,
      numPendingTests: 0,
      numTodoTests: 0,
    };
  }
}
