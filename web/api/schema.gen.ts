// Written by `npm run gen` in web/console from the OpenAPI document of the service; not to be edited.

export interface paths {
    "/api/v1/circles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists circles.
         * @description # Errors
         *     A question that cannot be read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, a code. */
                    q?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `drawn`, `planned`, `measured`, `building`. */
                    stage?: string;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of circles */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_CircleView"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Makes a circle, without a border yet.
         * @description # Errors
         *     Everything that is wrong with it at once; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CircleForm"];
                };
            };
            responses: {
                /** @description It is made */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CircleView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/circles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One circle.
         * @description # Errors
         *     There is none, or none for the caller.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The circle */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CircleView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a circle's facts, or shows it to residents.
         * @description # Errors
         *     Everything that is wrong with it at once; changed meanwhile; not permitted.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The version that was read */
                    "If-Match": string;
                };
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CircleChange"];
                };
            };
            responses: {
                /** @description It is changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CircleView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/circles/{id}/boundary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Draws the border of a circle: a new version.
         * @description # Errors
         *     No ground, an unknown community, no reason; changed meanwhile; not permitted.
         */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description The version that was read */
                    "If-Match": string;
                };
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BorderForm"];
                };
            };
            responses: {
                /** @description It is drawn */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CircleView"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/circles/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every border a circle ever had, the latest first.
         * @description # Errors
         *     There is none, or none for the caller.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Borders */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_BorderView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/communities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Communities with their borders.
         * @description # Errors
         *     A code that is none.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Communities */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_CommunityView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compounds of a unit and those below; all where none is named.
         * @description # Errors
         *     A code that is none.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Compounds */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_CompoundView"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Registers a compound.
         * @description # Errors
         *     Everything that is wrong with it at once; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompoundForm"];
                };
            };
            responses: {
                /** @description It is registered */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompoundView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes a compound.
         * @description # Errors
         *     Everything that is wrong with it at once; changed meanwhile; not permitted.
         */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description The version that was read */
                    "If-Match": string;
                };
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompoundForm"];
                };
            };
            responses: {
                /** @description It is changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompoundView"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest imports of the caller.
         * @description # Errors
         *     Not signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Imports */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_ImportView"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Takes a file in; its rows are read in the background.
         * @description # Errors
         *     No file, an unknown coordinate system; not signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["UploadForm"];
                };
            };
            responses: {
                /** @description It is taken in */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import with a page of its rows.
         * @description # Errors
         *     There is none of the caller's.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only those of this outcome. */
                    outcome?: string;
                    /** @description Rows wanted, 50 where not said. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                };
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The import */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Gives an import up.
         * @description # Errors
         *     There is none of the caller's, or it is finished.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is given up */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes the rows of an import into the register.
         * @description # Errors
         *     There is none of the caller's, it is finished, or all are wanted and some are in error.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmForm"];
                };
            };
            responses: {
                /** @description It is written */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows that cannot be taken, as a workbook with the reasons.
         * @description # Errors
         *     There is none of the caller's.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A workbook */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The OpenAPI document. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The document */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists outlets.
         * @description # Errors
         *     A question that cannot be read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, initials, or a question: 哪里能配钥匙. */
                    q?: string;
                    /** @description Code of a type; several apart by commas. */
                    type?: string;
                    /** @description Number of a circle. */
                    circle?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas. */
                    status?: string;
                    /** @description `true`: to be verified again; `false`: verified within a year. */
                    stale?: boolean;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, `verified_on` or `updated`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of outlets */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_OutletView"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Registers an outlet.
         * @description # Errors
         *     Everything that is wrong with it at once; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OutletForm"];
                };
            };
            responses: {
                /** @description It is registered */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutletView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a list shows, as CSV.
         * @description # Errors
         *     A question that cannot be read; not permitted.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, initials, or a question: 哪里能配钥匙. */
                    q?: string;
                    /** @description Code of a type; several apart by commas. */
                    type?: string;
                    /** @description Number of a circle. */
                    circle?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas. */
                    status?: string;
                    /** @description `true`: to be verified again; `false`: verified within a year. */
                    stale?: boolean;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, `verified_on` or `updated`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description CSV */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a list shows, as GeoJSON.
         * @description # Errors
         *     A question that cannot be read; not permitted.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, initials, or a question: 哪里能配钥匙. */
                    q?: string;
                    /** @description Code of a type; several apart by commas. */
                    type?: string;
                    /** @description Number of a circle. */
                    circle?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas. */
                    status?: string;
                    /** @description `true`: to be verified again; `false`: verified within a year. */
                    stale?: boolean;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, `verified_on` or `updated`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description GeoJSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets.gpkg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a list shows, as a GeoPackage.
         * @description # Errors
         *     A question that cannot be read; not permitted.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, initials, or a question: 哪里能配钥匙. */
                    q?: string;
                    /** @description Code of a type; several apart by commas. */
                    type?: string;
                    /** @description Number of a circle. */
                    circle?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas. */
                    status?: string;
                    /** @description `true`: to be verified again; `false`: verified within a year. */
                    stale?: boolean;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, `verified_on` or `updated`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A GeoPackage */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geopackage+sqlite3": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a list shows, as a workbook in the template's columns.
         * @description # Errors
         *     A question that cannot be read; not permitted.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, initials, or a question: 哪里能配钥匙. */
                    q?: string;
                    /** @description Code of a type; several apart by commas. */
                    type?: string;
                    /** @description Number of a circle. */
                    circle?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas. */
                    status?: string;
                    /** @description `true`: to be verified again; `false`: verified within a year. */
                    stale?: boolean;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, `verified_on` or `updated`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A workbook */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pairs that are probably one, the likeliest first.
         * @description # Errors
         *     A question that cannot be read.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A name, a sound, initials, or a question: 哪里能配钥匙. */
                    q?: string;
                    /** @description Code of a type; several apart by commas. */
                    type?: string;
                    /** @description Number of a circle. */
                    circle?: string;
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description `planned`, `open`, `suspended`, `closed`, `moved`; several apart by commas. */
                    status?: string;
                    /** @description `true`: to be verified again; `false`: verified within a year. */
                    stale?: boolean;
                    /** @description West, south, east, north in degrees. */
                    bbox?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description `name`, `verified_on` or `updated`, with `-` before it for the reverse. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Pairs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_PairView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes outlets one.
         * @description # Errors
         *     Fewer than two, no reason; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MergeForm"];
                };
            };
            responses: {
                /** @description The one that stays */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutletView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The empty template.
         * @description # Errors
         *     It cannot be made.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A workbook */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One outlet.
         * @description # Errors
         *     There is none, or none for the caller.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The outlet */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutletView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes fields of an outlet.
         * @description # Errors
         *     Everything that is wrong with them at once; changed meanwhile; not permitted.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The version that was read */
                    "If-Match": string;
                };
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OutletForm"];
                };
            };
            responses: {
                /** @description It is changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutletView"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/outlets/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that was ever so of an outlet, the latest first.
         * @description # Errors
         *     There is none, or none for the caller.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its versions */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_PastView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/{id}/life": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a step of an outlet's life.
         * @description # Errors
         *     The present status does not have it or it says too little; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LifeForm"];
                };
            };
            responses: {
                /** @description It is taken */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutletView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes the last merge of an outlet.
         * @description # Errors
         *     It was never made one, no reason; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SplitForm"];
                };
            };
            responses: {
                /** @description What stands for itself again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SplitView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outlets/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a verification into the register.
         * @description # Errors
         *     Everything that is wrong with it at once; not permitted.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its number */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VerificationForm"];
                };
            };
            responses: {
                /** @description It is taken in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OutletView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What was found of a field. */
        AnswerForm: {
            /** @description Code of the field. */
            field: string;
            /** @description What it is, as the register writes it; absent where it is as it is kept. */
            value?: string | null;
        };
        /** @description A border. */
        BorderForm: {
            /** @description These communities, whole. */
            communities?: string[] | null;
            /** @description Why it is drawn so; needed for every border but the first. */
            reason?: string;
            /** @description This GeoJSON polygon, drawn by hand; it is pulled onto the borders of communities. */
            shape?: Record<string, never> | null;
        };
        /** @description A border of a circle. */
        BorderView: {
            /** @description Number of the account that drew it. */
            by?: string | null;
            /** @description What it changed. */
            diff: components["schemas"]["DiffView"];
            /** @description `communities` or `free_hand`. */
            drawn: string;
            /** @description On which day it was drawn. */
            on: string;
            /** @description Why. */
            reason: string;
            /** @description The border as GeoJSON. */
            shape: Record<string, never>;
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            version: number;
        };
        /** @description Something about a cell. */
        CellNote: {
            /** @description Name of the column. */
            column: string;
            /** @description What, and what to do. */
            message: string;
        };
        /** @description A field that changed. */
        ChangeView: {
            /** @description After. */
            after?: string | null;
            /** @description Before. */
            before?: string | null;
            /** @description Name of the field. */
            name: string;
        };
        /** @description What is changed of a circle; what is absent stays. */
        CircleChange: {
            /** @description Name. */
            name?: string | null;
            /**
             * Format: int32
             * @description The year it is to be built in; null takes it away.
             */
            planned_year?: number | null;
            /** @description Whether residents see it. */
            public?: boolean | null;
            /** @description `drawn`, `planned`, `measured`, `building`. */
            stage?: string | null;
            /** @description `unset`, `basic`, `improved`, `quality`. */
            type?: string | null;
        };
        /** @description A new circle. */
        CircleForm: {
            /** @description Its code on signs and in addresses: letters, digits, dashes. */
            code: string;
            /** @description Name. */
            name: string;
            /** @description Code of the unit it belongs to. */
            org: string;
            /**
             * Format: int32
             * @description The year it is to be built in.
             */
            planned_year?: number | null;
            /** @description `unset`, `basic`, `improved`, `quality`. */
            type?: string | null;
        };
        /** @description A circle. */
        CircleView: {
            /**
             * Format: int64
             * @description Its area, square metres.
             */
            area_m2?: number | null;
            /**
             * Format: int32
             * @description Number of the border in force.
             */
            boundary?: number | null;
            /** @description Its code on signs and in addresses. */
            code: string;
            /** @description Communities in it. */
            communities: components["schemas"]["ShareView"][];
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Code of the unit it belongs to. */
            org: string;
            /** @description Name of that unit. */
            org_name: string;
            /**
             * Format: int64
             * @description Its residents, where every community tells them.
             */
            people?: number | null;
            /**
             * Format: int32
             * @description The year it is to be built in.
             */
            planned_year?: number | null;
            /** @description Whether residents see it. */
            public: boolean;
            /** @description Its border as GeoJSON. */
            shape: Record<string, never> | null;
            /** @description `drawn`, `planned`, `measured`, `building`. */
            stage: string;
            /** @description `unset`, `basic`, `improved`, `quality`. */
            type: string;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            version: number;
            /** @description What its border gives cause to say. */
            warnings: components["schemas"]["WarningView"][];
        };
        /** @description A community. */
        CommunityView: {
            /** @description Its code. */
            code: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description Its residents, where a source tells them.
             */
            people?: number | null;
            /** @description Its border as GeoJSON. */
            shape: Record<string, never> | null;
            /** @description Where border and number come from. */
            source: string;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            version: number;
        };
        /** @description A compound as it shall be. */
        CompoundForm: {
            /** @description A point in it. */
            at: number[];
            /**
             * Format: int32
             * @description The year it was built.
             */
            built_year?: number | null;
            /** @description Code of its community. */
            community: string;
            /** @description Its gates. */
            gates?: components["schemas"]["GateView"][];
            /**
             * Format: int32
             * @description Households.
             */
            households?: number | null;
            /** @description Its name. */
            name: string;
            /** @description Whether it is on the list of old compounds to be renewed. */
            old?: boolean | null;
            /** @description The firm that looks after it. */
            property_firm?: string | null;
        };
        /** @description A residential compound. */
        CompoundView: {
            /** @description A point in it. */
            at: number[];
            /**
             * Format: int32
             * @description The year it was built.
             */
            built_year?: number | null;
            /** @description Code of its community. */
            community: string;
            /** @description Its gates. */
            gates: components["schemas"]["GateView"][];
            /**
             * Format: int32
             * @description Households.
             */
            households?: number | null;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Whether it is on the list of old compounds to be renewed. */
            old?: boolean | null;
            /** @description The firm that looks after it. */
            property_firm?: string | null;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            version: number;
        };
        /** @description What is wanted of an import. */
        ConfirmForm: {
            /** @description `all`: all rows or none; `correct`: the correct rows. */
            mode: string;
        };
        /** @description How many rows have each outcome. */
        Counts: {
            /**
             * Format: int64
             * @description Outlets that change.
             */
            changed: number;
            /**
             * Format: int64
             * @description Rows that cannot be taken.
             */
            error: number;
            /**
             * Format: int64
             * @description New outlets.
             */
            new: number;
            /**
             * Format: int64
             * @description Outlets that stay as they are.
             */
            unchanged: number;
        };
        /** @description What a border changed against the one before. */
        DiffView: {
            /** @description Ground that came in, as GeoJSON. */
            added: Record<string, never> | null;
            /**
             * Format: double
             * @description Ground that came in, square kilometres.
             */
            added_km2: number;
            /** @description Ground that went out, as GeoJSON. */
            removed: Record<string, never> | null;
            /**
             * Format: double
             * @description Ground that went out, square kilometres.
             */
            removed_km2: number;
        };
        /** @description A field that a row changes. */
        FieldChange: {
            /** @description After. */
            after?: string | null;
            /** @description Before. */
            before?: string | null;
            /** @description Name of the column. */
            name: string;
        };
        /** @description What is wrong with one field. */
        FieldProblem: {
            /** @description The field as the request names it. */
            field: string;
            /** @description What is wrong with it, in the caller's language. */
            message: string;
        };
        /** @description A field of an outlet. */
        FieldView: {
            /** @description Its code. */
            field: string;
            /** @description How: `visit`, `phone`, `document`, `register`, `owner`. */
            method?: string | null;
            /** @description Its name. */
            name: string;
            /** @description Its value as text. */
            value: string;
            /** @description Name of the unit that verified it. */
            verified_by?: string | null;
            /** @description When it was verified. */
            verified_on?: string | null;
        };
        /** @description A gate of a compound. */
        GateView: {
            /** @description Where it is. */
            at: number[];
            /** @description Its name. */
            name: string;
        };
        /** @description An import. */
        ImportView: {
            /** @description When it was uploaded. */
            at: string;
            counts?: components["schemas"]["Counts"] | null;
            /** @description The coordinate system that positions were read in. */
            crs?: string | null;
            /** @description How it was found out, in words. */
            crs_note?: string | null;
            /** @description Why the file cannot be read. */
            error?: string | null;
            /** @description The file's name. */
            file: string;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /**
             * Format: uuid
             * @description The job that reads the rows.
             */
            job?: string | null;
            /** @description What to ask for the next page with. */
            next?: string | null;
            /** @description A page of rows. */
            rows: components["schemas"]["RowView"][];
            /** @description `reading`, `ready`, `failed`, `confirmed`, `discarded`. */
            state: string;
            /**
             * Format: int64
             * @description Rows written.
             */
            written: number;
        };
        /** @description A step of life. */
        LifeForm: {
            /** @description `open`, `give_up`, `suspend`, `resume`, `close`, `move`. */
            change: string;
            /** @description How it is known that it closed: `two_reports`, `licence_cancelled`. */
            ground?: string | null;
            /** @description First day of the new status. */
            on: string;
            /** @description Why. */
            reason?: string | null;
            /** @description The new place, of one that moves. */
            to?: number[] | null;
            /** @description The new address. */
            to_address?: string | null;
            /** @description Until when. */
            until?: string | null;
        };
        /** @description One page of a list. */
        List_BorderView: {
            /** @description The rows. */
            items: {
                /** @description Number of the account that drew it. */
                by?: string | null;
                /** @description What it changed. */
                diff: components["schemas"]["DiffView"];
                /** @description `communities` or `free_hand`. */
                drawn: string;
                /** @description On which day it was drawn. */
                on: string;
                /** @description Why. */
                reason: string;
                /** @description The border as GeoJSON. */
                shape: Record<string, never>;
                /**
                 * Format: int32
                 * @description Its number, from 1.
                 */
                version: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_CircleView: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its area, square metres.
                 */
                area_m2?: number | null;
                /**
                 * Format: int32
                 * @description Number of the border in force.
                 */
                boundary?: number | null;
                /** @description Its code on signs and in addresses. */
                code: string;
                /** @description Communities in it. */
                communities: components["schemas"]["ShareView"][];
                /**
                 * Format: uuid
                 * @description Its number.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /** @description Code of the unit it belongs to. */
                org: string;
                /** @description Name of that unit. */
                org_name: string;
                /**
                 * Format: int64
                 * @description Its residents, where every community tells them.
                 */
                people?: number | null;
                /**
                 * Format: int32
                 * @description The year it is to be built in.
                 */
                planned_year?: number | null;
                /** @description Whether residents see it. */
                public: boolean;
                /** @description Its border as GeoJSON. */
                shape: Record<string, never> | null;
                /** @description `drawn`, `planned`, `measured`, `building`. */
                stage: string;
                /** @description `unset`, `basic`, `improved`, `quality`. */
                type: string;
                /**
                 * Format: int64
                 * @description Counted from 1.
                 */
                version: number;
                /** @description What its border gives cause to say. */
                warnings: components["schemas"]["WarningView"][];
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_CommunityView: {
            /** @description The rows. */
            items: {
                /** @description Its code. */
                code: string;
                /** @description Its name. */
                name: string;
                /**
                 * Format: int32
                 * @description Its residents, where a source tells them.
                 */
                people?: number | null;
                /** @description Its border as GeoJSON. */
                shape: Record<string, never> | null;
                /** @description Where border and number come from. */
                source: string;
                /**
                 * Format: int64
                 * @description Counted from 1.
                 */
                version: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_CompoundView: {
            /** @description The rows. */
            items: {
                /** @description A point in it. */
                at: number[];
                /**
                 * Format: int32
                 * @description The year it was built.
                 */
                built_year?: number | null;
                /** @description Code of its community. */
                community: string;
                /** @description Its gates. */
                gates: components["schemas"]["GateView"][];
                /**
                 * Format: int32
                 * @description Households.
                 */
                households?: number | null;
                /**
                 * Format: uuid
                 * @description Its number.
                 */
                id: string;
                /** @description Its name. */
                name: string;
                /** @description Whether it is on the list of old compounds to be renewed. */
                old?: boolean | null;
                /** @description The firm that looks after it. */
                property_firm?: string | null;
                /**
                 * Format: int64
                 * @description Counted from 1.
                 */
                version: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_ImportView: {
            /** @description The rows. */
            items: {
                /** @description When it was uploaded. */
                at: string;
                counts?: components["schemas"]["Counts"] | null;
                /** @description The coordinate system that positions were read in. */
                crs?: string | null;
                /** @description How it was found out, in words. */
                crs_note?: string | null;
                /** @description Why the file cannot be read. */
                error?: string | null;
                /** @description The file's name. */
                file: string;
                /**
                 * Format: uuid
                 * @description Its number.
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description The job that reads the rows.
                 */
                job?: string | null;
                /** @description What to ask for the next page with. */
                next?: string | null;
                /** @description A page of rows. */
                rows: components["schemas"]["RowView"][];
                /** @description `reading`, `ready`, `failed`, `confirmed`, `discarded`. */
                state: string;
                /**
                 * Format: int64
                 * @description Rows written.
                 */
                written: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_OutletView: {
            /** @description The rows. */
            items: {
                /** @description Address. */
                address?: string | null;
                /** @description Longitude and latitude. */
                at: number[];
                /** @description Changes of life that are possible now; only where one outlet is asked for. */
                changes?: string[];
                /** @description Circles it stands in. */
                circle_ids: string[];
                /** @description Code of the community it stands in. */
                community?: string | null;
                /** @description Unified social credit code. */
                credit_code?: string | null;
                /** @description Every field as the register writes it; only where one outlet is asked for. */
                fields?: components["schemas"]["FieldView"][];
                /** @description Further services. */
                functions: string[];
                /** @description Opening hours in words. */
                hours?: string | null;
                /**
                 * Format: uuid
                 * @description Its number.
                 */
                id: string;
                /** @description Kind of place: `shop`, `station`, `service_point`, `shared`, `space`. */
                kind: string;
                /** @description Name on the sign. */
                name: string;
                /** @description Code of the unit that keeps it. */
                org: string;
                /** @description Name of that unit. */
                org_name: string;
                /** @description Telephone. */
                phone?: string | null;
                /** @description `entry`, `import`, `visit`, `moved`. */
                source: string;
                /** @description Whether it is to be verified again. */
                stale: boolean;
                /** @description `planned`, `open`, `suspended`, `closed`, `moved`. */
                status: string;
                /** @description Codes of its types. */
                types: string[];
                /** @description Name of the unit that verified it last. */
                verified_by?: string | null;
                /** @description Since when everything that matters is verified. */
                verified_on?: string | null;
                /**
                 * Format: int64
                 * @description Counted from 1.
                 */
                version: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_PairView: {
            /** @description The rows. */
            items: {
                /** @description Both. */
                outlets: components["schemas"]["OutletView"][];
                /** @description Why, in words. */
                reasons: string[];
                /**
                 * Format: int32
                 * @description How likely, in points; from 60 on worth a look.
                 */
                score: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        List_PastView: {
            /** @description The rows. */
            items: {
                /** @description What was done. */
                action: string;
                /** @description When it was recorded. */
                at: string;
                /**
                 * Format: uuid
                 * @description Number of the account that did it.
                 */
                by?: string | null;
                /** @description What differs from the version before. */
                fields: components["schemas"]["ChangeView"][];
                /** @description Since when it was so. */
                valid_from: string;
                /**
                 * Format: int64
                 * @description Counted from 1.
                 */
                version: number;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description Outlets to be made one. */
        MergeForm: {
            /**
             * Format: uuid
             * @description The one that stays.
             */
            keep: string;
            /** @description Those that are made one with it. */
            others: string[];
            /** @description Why. */
            reason: string;
        };
        /** @description Fields of an outlet by their codes: texts, lists of texts for `types` and `functions`, `at` as `[lon, lat]`; null empties. */
        OutletForm: Record<string, never>;
        /** @description An outlet in a list. */
        OutletView: {
            /** @description Address. */
            address?: string | null;
            /** @description Longitude and latitude. */
            at: number[];
            /** @description Changes of life that are possible now; only where one outlet is asked for. */
            changes?: string[];
            /** @description Circles it stands in. */
            circle_ids: string[];
            /** @description Code of the community it stands in. */
            community?: string | null;
            /** @description Unified social credit code. */
            credit_code?: string | null;
            /** @description Every field as the register writes it; only where one outlet is asked for. */
            fields?: components["schemas"]["FieldView"][];
            /** @description Further services. */
            functions: string[];
            /** @description Opening hours in words. */
            hours?: string | null;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /** @description Kind of place: `shop`, `station`, `service_point`, `shared`, `space`. */
            kind: string;
            /** @description Name on the sign. */
            name: string;
            /** @description Code of the unit that keeps it. */
            org: string;
            /** @description Name of that unit. */
            org_name: string;
            /** @description Telephone. */
            phone?: string | null;
            /** @description `entry`, `import`, `visit`, `moved`. */
            source: string;
            /** @description Whether it is to be verified again. */
            stale: boolean;
            /** @description `planned`, `open`, `suspended`, `closed`, `moved`. */
            status: string;
            /** @description Codes of its types. */
            types: string[];
            /** @description Name of the unit that verified it last. */
            verified_by?: string | null;
            /** @description Since when everything that matters is verified. */
            verified_on?: string | null;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            version: number;
        };
        /** @description Two outlets that are probably one. */
        PairView: {
            /** @description Both. */
            outlets: components["schemas"]["OutletView"][];
            /** @description Why, in words. */
            reasons: string[];
            /**
             * Format: int32
             * @description How likely, in points; from 60 on worth a look.
             */
            score: number;
        };
        /** @description A version of an outlet. */
        PastView: {
            /** @description What was done. */
            action: string;
            /** @description When it was recorded. */
            at: string;
            /**
             * Format: uuid
             * @description Number of the account that did it.
             */
            by?: string | null;
            /** @description What differs from the version before. */
            fields: components["schemas"]["ChangeView"][];
            /** @description Since when it was so. */
            valid_from: string;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            version: number;
        };
        /** @description The body of a failed answer. */
        Problem: {
            /** @description The failure for programs; does not change with the language. */
            code: string;
            /** @description What happened and what to do next, in the caller's language. */
            detail: string;
            /** @description What is wrong with which field. */
            fields?: components["schemas"]["FieldProblem"][];
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description What kind of failure it is, in the caller's language. */
            title: string;
            /** @description `urn:yike:problem:` and the code. */
            type: string;
            /**
             * Format: int64
             * @description The version that the object has by now, where a change came too late.
             */
            version?: number | null;
        };
        /** @description A row of an import. */
        RowView: {
            /** @description Why it cannot be taken, column by column. */
            errors: components["schemas"]["CellNote"][];
            /** @description What it changes. */
            fields: components["schemas"]["FieldChange"][];
            /** @description The name it gives. */
            name: string;
            /** @description What else is worth a word, column by column. */
            notes: components["schemas"]["CellNote"][];
            /** @description `new`, `changed`, `unchanged`, `error`. */
            outcome: string;
            /**
             * Format: uuid
             * @description The outlet it is about.
             */
            outlet?: string | null;
            /**
             * Format: int32
             * @description Its number in the file.
             */
            row: number;
        };
        /** @description A community in a circle. */
        ShareView: {
            /** @description Code. */
            code: string;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description How much of it, from 0 to 1.
             */
            share: number;
        };
        /** @description Why an outlet is parted. */
        SplitForm: {
            /** @description Why. */
            reason: string;
        };
        /** @description What a split gives. */
        SplitView: {
            /** @description Codes of fields that were changed since the merge and stay with this outlet. */
            kept_changes: string[];
            /** @description Outlets that stand for themselves again. */
            parted: string[];
        };
        /** @description A file with its coordinate system. */
        UploadForm: {
            /** @description `cgcs2000`, `wgs84`, `gcj02`, `bd09` or an EPSG code; absent: it is found out. */
            crs?: string | null;
            /**
             * Format: binary
             * @description A workbook, CSV, GeoJSON, GeoPackage or zipped Shapefile.
             */
            file: string;
        };
        /** @description What an upload gives. */
        UploadView: {
            /**
             * Format: uuid
             * @description Number of the import.
             */
            id: string;
            /**
             * Format: uuid
             * @description The job that reads its rows.
             */
            job: string;
        };
        /** @description A verification. */
        VerificationForm: {
            /**
             * Format: int32
             * @description How exact that is, metres.
             */
            accuracy_m?: number | null;
            /** @description Fields that were verified. */
            fields: components["schemas"]["AnswerForm"][];
            /** @description `visit`, `phone`, `document`, `register`, `owner`. */
            method: string;
            /** @description On which day. */
            on: string;
            /** @description Digest of a photo. */
            photo?: string | null;
            /** @description Where the one who verified stood. */
            position?: number[] | null;
        };
        /** @description A warning about a border. */
        WarningView: {
            /** @description `overlap` or `leftover`. */
            kind: string;
            /** @description What there is to say. */
            text: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
