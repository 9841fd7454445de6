# The whole edition from a clean machine, with nothing fetched while it builds:
#   docker build --target dist --output type=local,dest=dist .
FROM node:24-bookworm-slim AS build
WORKDIR /project
RUN chown node:node /project
USER node
COPY --chown=node:node package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY --chown=node:node . .
# The container is the sandbox: Chromium's own needs user namespaces that a build step does not have.
ENV CHROME_NO_SANDBOX=1
RUN npm run build -- --strict

FROM scratch AS dist
COPY --from=build /project/dist/ /
