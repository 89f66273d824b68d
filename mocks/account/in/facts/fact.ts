import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';

/** Where something stands: the file, in it a JSON path, an address of Terraform, or a line. */
export type Place = { readonly file: string; readonly place: string };

/** Something in a file that was not taken in, and why. */
export type Left = Place & { readonly reason: string };

/**
 * What a file calls something: an id, a name, or neither where only the name of the file or of the
 * call (`hints`) can tell. `optional`: where nothing is found, nothing was meant.
 */
export type Ref = {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly hints?: readonly string[] | undefined;
  readonly optional?: boolean | undefined;
};

export type HolderRef = Ref & { readonly kind?: 'user' | 'group' | 'agency' | undefined };

/** Fields that a file may leave out. */
type Some<T> = { readonly [K in keyof T]?: T[K] | undefined };
type Named = { readonly id: string; readonly name: string; readonly description: string };
/** `domain`: the account where the file says it. Times in epoch ms. */
type Owned = Named & { readonly domain: string; readonly created: number };

/** What files say, by kind. Anything may be missing that another file says. */
export type FactOf = {
  readonly account: { readonly id: string } & Some<{ name: string }>;
  readonly project: Some<Owned & { parent: string; enabled: boolean }>;
  readonly enterpriseProject: Some<Named & { status: number; type: string; created: number }>;
  readonly user: Some<
    Owned & {
      enabled: boolean;
      root: boolean;
      email: string;
      areacode: string;
      phone: string;
      accessMode: 'default' | 'programmatic' | 'console';
      mustChangePassword: boolean;
      externalId: string;
      externalType: string;
      updated: number;
      lastLogin: number;
    }
  >;
  readonly group: Some<Owned>;
  readonly membership: { readonly group: Ref; readonly user: Ref };
  /** `policy` null: the file says that there is one and not what it holds. */
  readonly role: Some<
    Owned & {
      code: string;
      type: string;
      catalog: string;
      descriptionCn: string;
      flag: string;
      system: boolean;
      policy: RawPolicy | null;
      updated: number;
    }
  >;
  readonly grant: {
    readonly subject: HolderRef;
    readonly role: Ref;
    readonly scope: GrantScope['kind'];
    /** Project or enterprise project. */
    readonly where?: Ref | undefined;
  };
  readonly agency: Some<
    Owned & { trustId: string; trustName: string; hours: number | null; expires: number | null }
  >;
  readonly trust: { readonly agency: Ref } & Some<{
    policy: string;
    path: string;
    maxSession: number;
  }>;
  readonly serviceAgency: { readonly principal: string } & Some<Owned>;
  readonly identityPolicy: Some<Owned & { path: string; system: boolean; defaultVersion: string }>;
  /** `document` null: not known before a plan is applied. */
  readonly version: {
    readonly policy: Ref;
    readonly version: string;
    readonly document: string | null;
  } & Some<{ isDefault: boolean; created: number }>;
  readonly attachment: { readonly policy: Ref; readonly holder: HolderRef };
  readonly accessKey: { readonly id: string; readonly user: Ref } & Some<{
    active: boolean;
    description: string;
    created: number;
    lastUsed: number;
  }>;
  readonly mfaDevice: { readonly serial: string; readonly user: Ref } & Some<{ enabled: boolean }>;
  readonly loginProtect: { readonly user: Ref; readonly method: string };
  readonly loginProfile: { readonly user: Ref } & Some<{ reset: boolean; created: number }>;
  readonly tag: {
    readonly holder: HolderRef;
    readonly key: string;
    readonly value: string;
  };
  /** Settings of the whole account. */
  readonly setting: {
    readonly name:
      | 'password policy'
      | 'login policy'
      | 'protection policy'
      | 'console access control'
      | 'API access control'
      | 'account switches';
    readonly values: Readonly<Record<string, unknown>>;
  };
  readonly quota: { readonly type: string; readonly quota: number };
  readonly scp: Some<Named & { document: string | null }>;
  readonly scpAttachment: { readonly policy: Ref; readonly node: Ref };
  readonly node: Some<Named & { type: 'root' | 'ou' | 'account'; parent: string }>;
  /** Kept as it is and not modelled. */
  readonly kept: {
    readonly type: string;
    readonly name: string;
    readonly values: Readonly<Record<string, unknown>>;
  };
  readonly use: {
    readonly id: string;
    readonly at: number;
    readonly service: string;
    readonly operation: string;
    readonly resourceType: string;
    readonly resource: string;
    readonly actor: string;
    readonly actorId: string;
    readonly address: string;
    readonly readOnly: boolean | null;
    readonly refused: boolean | null;
    readonly code: string;
  };
};

export type FactKind = keyof FactOf;

/** `when`: a plan says how things are before it is applied, and after. */
export type Fact<K extends FactKind = FactKind> = {
  [Kind in K]: {
    readonly kind: Kind;
    readonly is: FactOf[Kind];
    readonly at: Place;
    readonly when?: 'before' | 'after' | undefined;
  };
}[K];
