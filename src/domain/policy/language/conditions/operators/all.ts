import type { Operator } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { bool } from './bool.ts';
import { dateGreaterThan } from './dateGreaterThan.ts';
import { dateGreaterThanEquals } from './dateGreaterThanEquals.ts';
import { dateLessThan } from './dateLessThan.ts';
import { dateLessThanEquals } from './dateLessThanEquals.ts';
import { ipAddress, notIpAddress } from './ipAddress.ts';
import { nullOperator } from './null.ts';
import { numberEquals, numberNotEquals } from './numberEquals.ts';
import { numberGreaterThan } from './numberGreaterThan.ts';
import { numberGreaterThanEquals } from './numberGreaterThanEquals.ts';
import { numberLessThan } from './numberLessThan.ts';
import { numberLessThanEquals } from './numberLessThanEquals.ts';
import { stringEndWith, stringNotEndWith } from './stringEndWith.ts';
import { stringEquals, stringNotEquals } from './stringEquals.ts';
import { stringEqualsIgnoreCase, stringNotEqualsIgnoreCase } from './stringEqualsIgnoreCase.ts';
import { stringLike, stringNotLike } from './stringLike.ts';
import { stringMatch, stringNotMatch } from './stringMatch.ts';
import { stringNotStartWith, stringStartWith } from './stringStartWith.ts';

/** Every operator the engine decides by. To add one: a file beside this, and a row here. */
export const ALL_OPERATORS: readonly Operator[] = [
  stringEquals,
  stringNotEquals,
  stringEqualsIgnoreCase,
  stringNotEqualsIgnoreCase,
  stringMatch,
  stringNotMatch,
  stringLike,
  stringNotLike,
  stringStartWith,
  stringNotStartWith,
  stringEndWith,
  stringNotEndWith,
  numberEquals,
  numberNotEquals,
  numberLessThan,
  numberLessThanEquals,
  numberGreaterThan,
  numberGreaterThanEquals,
  dateLessThan,
  dateLessThanEquals,
  dateGreaterThan,
  dateGreaterThanEquals,
  bool,
  nullOperator,
  ipAddress,
  notIpAddress,
];
