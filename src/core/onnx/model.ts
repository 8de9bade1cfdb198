// What an ONNX file says of itself, read without running anything: operators, inputs and outputs, what it wants from elsewhere.
import { AppError } from '../domain/errors.ts';
import { type Field, fieldsOf, textOf } from './protobuf.ts';

/** An input or output: name, element type as ONNX numbers it, and lengths of its axes; null: any, or not told. */
export interface ModelValue {
  readonly name: string;
  readonly elementType: number;
  readonly shape: readonly (number | null)[];
}

/** 32-bit floats, as ONNX numbers types. */
export const floatType = 1;

export interface ModelFacts {
  /** Version of the standard operators. */
  readonly opset: number;
  /** Of the standard and of other domains ('com.microsoft.Gelu'), each once, in alphabetical order. */
  readonly operators: readonly string[];
  /** What must be fed: without those that the file has values for. */
  readonly inputs: readonly ModelValue[];
  readonly outputs: readonly ModelValue[];
  /** It wants to read other files. */
  readonly hasExternalData: boolean;
  /** Graphs inside of operators (loops, branches), or functions of its own. */
  readonly hasSubgraphs: boolean;
}

/** More than any network has. */
const mostNodes = 100_000;

/** Throws AppError('invalid') on what is no ONNX model. */
export function readModel(bytes: Uint8Array): ModelFacts {
  const found: Found = { opset: 0, graph: null, hasExternalData: false, hasSubgraphs: false };
  for (const field of fieldsOf(bytes)) {
    if (field.number === 7) found.graph = message(field);
    if (field.number === 8) found.opset = Math.max(found.opset, standardOpset(message(field)));
    if (field.number === 25) found.hasSubgraphs = true;
  }
  const { graph } = found;
  if (graph === null) throw invalid('It is no ONNX model: there is no graph in it.');
  const operators = new Set<string>();
  const inputs: ModelValue[] = [];
  const outputs: ModelValue[] = [];
  const known = new Set<string>();
  let nodes = 0;
  for (const field of fieldsOf(graph)) {
    if (field.number === 1) {
      nodes += 1;
      if (nodes > mostNodes) throw invalid(`It has more than ${mostNodes} operators.`);
      operators.add(readNode(message(field), found));
    }
    if (field.number === 5) known.add(readTensor(message(field), found));
    // A sparse tensor: its values and where they are.
    if (field.number === 15) known.add(readSparse(message(field), found));
    if (field.number === 11) inputs.push(readValue(message(field)));
    if (field.number === 12) outputs.push(readValue(message(field)));
  }
  if (nodes === 0) throw invalid('It is an ONNX model without any operator.');
  return {
    opset: found.opset,
    operators: [...operators].sort(),
    inputs: inputs.filter(({ name }) => !known.has(name)),
    outputs,
    hasExternalData: found.hasExternalData,
    hasSubgraphs: found.hasSubgraphs,
  };
}

interface Found {
  opset: number;
  graph: Uint8Array | null;
  hasExternalData: boolean;
  hasSubgraphs: boolean;
}

/** Zero for operators of other domains. */
function standardOpset(opset: Uint8Array): number {
  let domain = '';
  let version = 0;
  for (const field of fieldsOf(opset)) {
    if (field.number === 1) domain = text(field);
    if (field.number === 2) version = whole(field);
  }
  return isStandard(domain) ? version : 0;
}

function isStandard(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

/** The operator's name. */
function readNode(node: Uint8Array, found: Found): string {
  let type = '';
  let domain = '';
  for (const field of fieldsOf(node)) {
    if (field.number === 4) type = text(field);
    if (field.number === 7) domain = text(field);
    if (field.number === 5) readAttribute(message(field), found);
  }
  return isStandard(domain) ? type : `${domain}.${type}`;
}

function readAttribute(attribute: Uint8Array, found: Found): void {
  for (const field of fieldsOf(attribute)) {
    if (field.number === 5 || field.number === 10) readTensor(message(field), found);
    if (field.number === 6 || field.number === 11) found.hasSubgraphs = true;
    if (field.number === 22 || field.number === 23) readSparse(message(field), found);
  }
}

/** The tensor's name. */
function readTensor(tensor: Uint8Array, found: Found): string {
  let name = '';
  for (const field of fieldsOf(tensor)) {
    if (field.number === 8) name = text(field);
    if (field.number === 13 || (field.number === 14 && whole(field) !== 0)) found.hasExternalData = true;
  }
  return name;
}

function readSparse(sparse: Uint8Array, found: Found): string {
  let name = '';
  for (const field of fieldsOf(sparse)) {
    if (field.number === 1) name = readTensor(message(field), found);
    if (field.number === 2) readTensor(message(field), found);
  }
  return name;
}

function readValue(value: Uint8Array): ModelValue {
  let name = '';
  let elementType = 0;
  const shape: (number | null)[] = [];
  for (const field of fieldsOf(value)) {
    if (field.number === 1) name = text(field);
    if (field.number !== 2) continue;
    // Of the kinds of types the first is a tensor's.
    for (const type of fieldsOf(message(field))) {
      if (type.number !== 1) continue;
      for (const part of fieldsOf(message(type))) {
        if (part.number === 1) elementType = whole(part);
        if (part.number === 2)
          for (const axis of fieldsOf(message(part)))
            if (axis.number === 1) shape.push(axisLength(message(axis)));
      }
    }
  }
  return { name, elementType, shape };
}

/** A name, minus one or nothing at all stands for any length. */
function axisLength(axis: Uint8Array): number | null {
  for (const field of fieldsOf(axis)) if (field.number === 1 && whole(field) > 0) return whole(field);
  return null;
}

function message(field: Field): Uint8Array {
  if (field.kind === 'bytes') return field.value;
  throw invalid('It is no ONNX model, or a damaged one: a number stands where something larger is expected.');
}

function text(field: Field): string {
  return textOf(message(field));
}

function whole(field: Field): number {
  if (field.kind === 'number') return field.value;
  throw invalid('It is no ONNX model, or a damaged one: a number is expected where there is none.');
}

function invalid(why: string): AppError {
  return new AppError('invalid', why);
}
