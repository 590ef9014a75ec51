import { isJsonObject, type JsonObject } from './modelFiles.js';
import { ModelFolderError } from './modelFolderError.js';

/** An object inside an object; empty when absent. */
export function objectField(of: JsonObject, name: string): JsonObject {
  const value = of[name];
  return isJsonObject(value) ? value : {};
}

/** A whole number ≥ 0, or undefined when absent or anything else. */
export function countField(of: JsonObject, name: string): number | undefined {
  const value = of[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** @throws ModelFolderError when it is no whole number ≥ 0 */
export function requiredCount(of: JsonObject, name: string, file: string): number {
  const value = countField(of, name);
  if (value !== undefined) return value;
  throw new ModelFolderError(`${file}: ${name} must be a whole number`);
}

/** A number, or undefined when absent or anything else. */
export function numberField(of: JsonObject, name: string): number | undefined {
  const value = of[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whole numbers ≥ 0: one alone, or those of a list. */
export function countsField(of: JsonObject, name: string): readonly number[] {
  const value = of[name];
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'number' && Number.isSafeInteger(each) && each >= 0);
}
