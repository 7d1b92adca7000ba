import type { FileError } from '../../api/rules';

/** Where it is wrong and how, as the command line says it. */
export function fileErrorText({ file, line, column, field, expected, actual }: FileError): string {
  return `${file}:${line}:${column} ${field}: expected ${expected}, actual ${actual}`;
}
