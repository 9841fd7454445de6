import Type from 'typebox';

const closed = { additionalProperties: false } as const;
const labels = Type.Record(Type.String(), Type.String());
const memory = Type.String({ pattern: '^[1-9][0-9]*(Ki|Mi|Gi)$' });
const processor = Type.String({ pattern: '^[1-9][0-9]*m?$' });
const user = Type.Integer({ minimum: 1 });

const probe = Type.Object(
  {
    httpGet: Type.Object({ path: Type.String({ pattern: '^/' }), port: Type.Literal('http') }, closed),
    initialDelaySeconds: Type.Optional(Type.Integer({ minimum: 0 })),
    periodSeconds: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);

const container = Type.Object(
  {
    name: Type.String(),
    // A tag that is a version, or a digest.
    image: Type.String({ pattern: '^[^:@]+(:[0-9]+)?(/[^:@]+)*(:[0-9][^:@]*|@sha256:[0-9a-f]{64})$' }),
    ports: Type.Array(Type.Object({ name: Type.Literal('http'), containerPort: Type.Integer() }, closed)),
    env: Type.Optional(Type.Array(Type.Object({ name: Type.String(), value: Type.String() }, closed))),
    resources: Type.Object(
      {
        requests: Type.Object({ cpu: processor, memory }, closed),
        // No limit on the processor: the report argues for that.
        limits: Type.Object({ memory }, closed),
      },
      closed,
    ),
    readinessProbe: probe,
    livenessProbe: probe,
    securityContext: Type.Object(
      {
        allowPrivilegeEscalation: Type.Literal(false),
        readOnlyRootFilesystem: Type.Literal(true),
        capabilities: Type.Object({ drop: Type.Tuple([Type.Literal('ALL')]) }, closed),
      },
      closed,
    ),
  },
  closed,
);

const pod = Type.Object(
  {
    automountServiceAccountToken: Type.Literal(false),
    runtimeClassName: Type.Optional(Type.String()),
    securityContext: Type.Object(
      {
        runAsNonRoot: Type.Literal(true),
        runAsUser: user,
        runAsGroup: user,
        seccompProfile: Type.Object({ type: Type.Literal('RuntimeDefault') }, closed),
      },
      closed,
    ),
    containers: Type.Array(container, { minItems: 1 }),
  },
  closed,
);

/** A Deployment of `apps/v1` with everything that the report recommends for a pod, and no key that is not known here. */
export const Deployment = Type.Object(
  {
    apiVersion: Type.Literal('apps/v1'),
    kind: Type.Literal('Deployment'),
    metadata: Type.Object({ name: Type.String() }, closed),
    spec: Type.Object(
      {
        replicas: Type.Integer({ minimum: 2 }),
        selector: Type.Object({ matchLabels: labels }, closed),
        template: Type.Object({ metadata: Type.Object({ labels }, closed), spec: pod }, closed),
      },
      closed,
    ),
  },
  closed,
);
export type Deployment = Type.Static<typeof Deployment>;

/** A Service of `v1` that leads to the named port of a pod. */
export const Service = Type.Object(
  {
    apiVersion: Type.Literal('v1'),
    kind: Type.Literal('Service'),
    metadata: Type.Object({ name: Type.String() }, closed),
    spec: Type.Object(
      {
        selector: labels,
        ports: Type.Array(Type.Object({ port: Type.Integer(), targetPort: Type.Literal('http') }, closed)),
      },
      closed,
    ),
  },
  closed,
);
export type Service = Type.Static<typeof Service>;

/** What a first boot needs: an account that is reached by key and never by password, and packages from fresh lists. */
export const CloudConfig = Type.Object(
  {
    users: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          groups: Type.Array(Type.String()),
          shell: Type.String({ pattern: '^/' }),
          sudo: Type.String(),
          ssh_authorized_keys: Type.Array(Type.String({ pattern: '^ssh-ed25519 [A-Za-z0-9+/]+ \\S+$' }), {
            minItems: 1,
          }),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    package_update: Type.Literal(true),
    packages: Type.Array(Type.String(), { minItems: 1 }),
  },
  closed,
);
