# The whole edition from a clean machine, with nothing fetched while it builds:
#   docker build --target dist --output type=local,dest=dist .
FROM node:24-bookworm-slim AS build
WORKDIR /project
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# As root on purpose: Chromium's own sandbox needs user namespaces that a build step does not have, and this stage is thrown away.
RUN npm run build -- --strict

FROM scratch AS dist
COPY --from=build /project/dist/ /
