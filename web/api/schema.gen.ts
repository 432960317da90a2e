// Written by `npm run gen` in web/console from the OpenAPI document of the service; not to be edited.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts that one may see, by login. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of the login or the name. */
                    q?: string;
                    /** @description Rows wanted: 1 to 200, 20 where not said. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_Account"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAccount"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Made"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account that one may see. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The account */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes an account. */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The version it was read as */
                    "If-Match": string;
                };
                path: {
                    /** @description The account */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeAccount"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/accounts/{id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a role to an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The account */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAppointment"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Made"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/accounts/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a link by which the owner sets a password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The account */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OneTimeLink"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/accounts/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens of an account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The account */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_Token"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Gives a token to the account of an outside system. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The account */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GivenToken"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/accounts/{id}/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraws a token. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The account */
                    id: string;
                    /** @description The token */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Withdrawn */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends an appointment from today on. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The appointment */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that one may see, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description The object. */
                    object?: string;
                    /** @description The code of the kind of object. */
                    kind?: string;
                    /** @description Who did it or in whose name: the number or the login of an account. */
                    account?: string;
                    /** @description What was done, `outlet.update`, or a noun for all that was done to such objects. */
                    action?: string;
                    /** @description How it ended: `done`, `refused`, `failed`. */
                    outcome?: string;
                    /** @description The first day, in China. */
                    from?: string;
                    /** @description The last day, in China. */
                    to?: string;
                    /** @description Rows wanted: 1 to 200, 20 where not said. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description Only `-seq`, the newest first. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_AuditEvent"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events asked for as CSV, with the hashes of the chain; page and order are not asked for. That it was taken out is
         *     recorded.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The object. */
                    object?: string;
                    /** @description The code of the kind of object. */
                    kind?: string;
                    /** @description Who did it or in whose name: the number or the login of an account. */
                    account?: string;
                    /** @description What was done, `outlet.update`, or a noun for all that was done to such objects. */
                    action?: string;
                    /** @description How it ended: `done`, `refused`, `failed`. */
                    outcome?: string;
                    /** @description The first day, in China. */
                    from?: string;
                    /** @description The last day, in China. */
                    to?: string;
                    /** @description Rows wanted: 1 to 200, 20 where not said. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description Only `-seq`, the newest first. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/audit/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifies the chain from end to end. That it was done is recorded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditCheck"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/circles/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The result of a circle.
         * @description # Errors
         *     There is no such circle or run for the caller; no street map is loaded there.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `latest` (the latest run; where there is none, as the register stands now), `live`, or the number of a run. */
                    run?: string;
                    /** @description Id of a standard; the first of the area where none is named. */
                    pack?: string;
                };
                header?: never;
                path: {
                    /** @description Number of the circle */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The result */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResultView"];
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
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets another act in one's own name, for some things and some time. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDelegation"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Made"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraws a delegation of one's own from today on. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The delegation */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Withdrawn */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
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
    "/api/v1/isochrone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The land reached from a place, one area for each number of minutes.
         * @description # Errors
         *     No street map there, no street near, odd minutes.
         */
        get: {
            parameters: {
                query: {
                    /** @description Longitude and latitude in degrees, joined by a comma. */
                    at: string;
                    /** @description A walking profile by id. */
                    profile?: string;
                    /** @description Minutes joined by commas; 5,10,15 where none are named. */
                    minutes?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A GeoJSON feature collection, the largest area first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
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
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs that one may see, the newest first: one's own, or all with a right to the configuration. */
        get: {
            parameters: {
                query?: {
                    /** @description `queued`, `running`, `done`, `failed`, `cancelled`. */
                    state?: string;
                    /** @description One kind. */
                    kind?: string;
                    /** @description Rows wanted: 1 to 200, 20 where not said. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                    /** @description Only `-created_at`, the newest first. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_Job"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A job that one may see, with its log. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The job */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a job: at once where it waits, else as soon as it can stop. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The job */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a job again that failed or was cancelled. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The job */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a password by a one-time link; all sessions of the account end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UseLink"];
                };
            };
            responses: {
                /** @description Set */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The link is odd, or the password not good enough */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/maps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every upload that the caller may see.
         * @description # Errors
         *     Not signed in.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Code of a unit. */
                    org?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Uploads */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_MapView"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Takes a file in under the next number; it is not in use yet.
         * @description # Errors
         *     No file, a file that cannot be one of its kind; not permitted.
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
                    "multipart/form-data": components["schemas"]["MapForm"];
                };
            };
            responses: {
                /** @description It is kept */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapView"];
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
    "/api/v1/maps/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps new settings under the next number; they are not in use yet.
         * @description # Errors
         *     Settings that are none of the choices; not permitted.
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
                    "application/json": components["schemas"]["SettingsForm"];
                };
            };
            responses: {
                /** @description They are kept */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapView"];
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
    "/api/v1/maps/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an upload into use: a job reads it first, so that what cannot be read never comes into use.
         * @description # Errors
         *     There is none; not permitted.
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
            requestBody?: never;
            responses: {
                /** @description A job reads it */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobOf"];
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
    "/api/v1/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The published outlets nearest to a place, as the crow flies.
         * @description # Errors
         *     A place off the globe.
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
                    "application/json": components["schemas"]["NearbyQuestion"];
                };
            };
            responses: {
                /** @description Outlets, the nearest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NearbyAnswer"];
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
    "/api/v1/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The nearest outlets that the caller may see, nearest first, on foot.
         * @description # Errors
         *     No street map there, no street near, a type that is none.
         */
        get: {
            parameters: {
                query: {
                    /** @description Longitude and latitude in degrees, joined by a comma. */
                    at: string;
                    /** @description A walking profile by id. */
                    profile?: string;
                    /** @description Codes of business types, joined by commas; of any type where none is named. */
                    type?: string;
                    /** @description How many. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Outlets */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_NearView"];
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
    "/api/v1/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of today by code: those directly below a unit, or those that a search finds. */
        get: {
            parameters: {
                query?: {
                    /** @description The unit above; with `q`, however far above. */
                    under?: string;
                    /** @description A part of the name, or the beginning of the code. */
                    q?: string;
                    /** @description Rows wanted: 1 to 200, 20 where not said. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_OrgUnit"];
                    };
                };
            };
        };
        put?: never;
        /** Opens a unit under another one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewOrgUnit"];
                };
            };
            responses: {
                /** @description Opened */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/orgs/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit with its lineage. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The unit */
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgHistory"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/orgs/{code}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a unit from a day on, with its lineage. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The unit */
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeOrgUnit"];
                };
            };
            responses: {
                /** @description Changed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/orgs/{code}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the circles of a unit stand now, and the gaps of its latest run.
         * @description # Errors
         *     A code that is none; not permitted.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Id of a standard; the first of the area where none is named. */
                    pack?: string;
                    /** @description A walking profile by id; `adult` where none is named. */
                    profile?: string;
                };
                header?: never;
                path: {
                    /** @description Code of the unit */
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ranking and gaps */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgResultView"];
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
    "/api/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The standards.
         * @description # Errors
         *     None.
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
                /** @description Standards */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_PackView"];
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
    "/api/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password; all other sessions end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangePassword"];
                };
            };
            responses: {
                /** @description Changed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Wrong or not good enough */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole permission table, for whoever is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Permissions"];
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
    "/api/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The walking profiles.
         * @description # Errors
         *     None.
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
                /** @description Walking profiles */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_ProfileView"];
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
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs that the caller may see, the newest first.
         * @description # Errors
         *     Not signed in.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Code of a unit: it and all below. */
                    org?: string;
                    /** @description Number of a circle that they judged. */
                    circle?: string;
                    /** @description Id of a standard. */
                    pack?: string;
                    /** @description Rows wanted. */
                    limit?: number;
                    /** @description Where the page before ended. */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of runs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_RunView"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Asks for a run.
         * @description # Errors
         *     Neither or both of unit and circle; a standard or profile that is none; a day ahead; not permitted.
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
                    "application/json": components["schemas"]["RunForm"];
                };
            };
            responses: {
                /** @description A job measures */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobOf"];
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
    "/api/v1/runs/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Two runs side by side.
         * @description # Errors
         *     One of them is none that the caller may see.
         */
        get: {
            parameters: {
                query: {
                    /** @description The earlier one. */
                    a: string;
                    /** @description The later one. */
                    b: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ComparedView"];
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
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run with its circles.
         * @description # Errors
         *     There is none that the caller may see.
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
                /** @description The run */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunView"];
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
    "/api/v1/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins setting up a second factor; it counts once a first code has come. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecondFactorOffer"];
                    };
                };
                /** @description Sign in again first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the second factor into use. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SecondFactorCode"];
                };
            };
            responses: {
                /** @description In use */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The code is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, what they hold today and what they may do. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
            };
        };
        put?: never;
        /** Signs in; the session comes as a cookie. `second-factor-needed` asks for a code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            responses: {
                /** @description Signed in */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not signed in: sign-in-wrong, second-factor-needed, second-factor-wrong */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many failures */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Ends the session that asks. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed out */
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
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own open sessions, the last used first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_OpenSession"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Ends all of one's own sessions. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All ended */
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
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of one's own sessions. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The session */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No open session of one's own */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one of the three administrators is still to be made. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Setup"];
                    };
                };
            };
        };
        put?: never;
        /** Makes the administrator that the link is for. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetUp"];
                };
            };
            responses: {
                /** @description Made */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The link is odd, or the account cannot be like that */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
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
    "/api/v1/taxonomy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The business types.
         * @description # Errors
         *     None.
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
                /** @description Business types */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaxonomyView"];
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
    "/api/v1/way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The way from a place to an outlet.
         * @description # Errors
         *     No such outlet for the caller, no street map there, no way.
         */
        get: {
            parameters: {
                query: {
                    /** @description Longitude and latitude in degrees, joined by a comma. */
                    at: string;
                    /** @description Number of the outlet. */
                    outlet: string;
                    /** @description A walking profile by id. */
                    profile?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The way */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WayView"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account. */
        Account: {
            active: boolean;
            appointments: components["schemas"]["Appointment"][];
            created_at: string;
            id: string;
            login: string;
            name: string;
            org: string;
            org_name: string;
            /** @description Whether it has a password. */
            password: boolean;
            second_factor: boolean;
            /** @description Who this is for the single sign-on. */
            subject?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description What was found of a field. */
        AnswerForm: {
            /** @description Code of the field. */
            field: string;
            /** @description What it is, as the register writes it; absent where it is as it is kept. */
            value?: string | null;
        };
        /** @description A role given to an account. */
        Appointment: {
            /** @description Whether it is delegated by someone else. */
            delegated: boolean;
            from: string;
            /** @description Whether it holds today. */
            holds: boolean;
            id: string;
            line?: string | null;
            org: string;
            org_name: string;
            role: string;
            role_name: string;
            /** @description The first day after it. */
            to?: string | null;
        };
        /** @description What the check found. */
        AuditCheck: {
            /**
             * Format: int64
             * @description The first event that does not hold.
             */
            broken_at?: number | null;
            /**
             * Format: int64
             * @description Events read.
             */
            events: number;
            /** @description Number and hash of the last event, to be noted down outside: `12:ab…`. */
            head?: string | null;
            ok: boolean;
        };
        /** @description An audit event. */
        AuditEvent: {
            account?: string | null;
            account_name?: string | null;
            action: string;
            after?: string | null;
            at: string;
            /** @description SHA-256 of the object before and after. */
            before?: string | null;
            detail: Record<string, never>;
            hash: string;
            kind: string;
            object: string;
            on_behalf_of?: string | null;
            org?: string | null;
            /** @description `done`, `refused` or `failed`. */
            outcome: string;
            /** @description The code of the role that allowed it. */
            role?: string | null;
            /** Format: int64 */
            seq: number;
            /** @description Where from: an address, `cli`, `job:…`. */
            source: string;
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
        /** @description What is to be changed; what is not said stays. */
        ChangeAccount: {
            /** @description Whether it can be used; closing it ends its sessions. */
            active?: boolean | null;
            name?: string | null;
            org?: string | null;
            /** @description Who this is for the single sign-on; empty for none. */
            subject?: string | null;
        };
        /** @description What becomes of a unit, from which day on. */
        ChangeOrgUnit: {
            change: components["schemas"]["OrgChange"];
            /** @description The first day of the new state. */
            on: string;
        };
        /** @description The old and the new password. */
        ChangePassword: {
            /** Format: password */
            new: string;
            /** Format: password */
            old: string;
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
        /** @description A clause of a standard. */
        ClauseView: {
            /** @description Class: `basic`, `quality` … */
            class: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: int32
             * @description Metres, where it states them.
             */
            metres?: number | null;
            /**
             * Format: int32
             * @description Minutes, where it states them.
             */
            minutes?: number | null;
            /** @description Its title in the caller's language. */
            title: string;
            /** @description Codes of types that serve it. */
            types: string[];
            /** @description Whether its values were seen in a source. */
            verified: boolean;
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
        /** @description A clause that changed. */
        ComparedRow: {
            /** @description Then. */
            a: components["schemas"]["SideView"];
            /** @description Now. */
            b: components["schemas"]["SideView"];
            /**
             * Format: uuid
             * @description Number of the circle.
             */
            circle: string;
            /** @description Its name. */
            circle_name: string;
            /** @description Id of the clause. */
            clause: string;
            /** @description The walking profile by id. */
            profile: string;
            /** @description Its title. */
            title: string;
        };
        /** @description Two runs side by side. */
        ComparedView: {
            /** @description The earlier one. */
            a: components["schemas"]["RunView"];
            /** @description The later one. */
            b: components["schemas"]["RunView"];
            /** @description What went in that is not the same: `outlets`, `network`, `people`, `circles`, `pack`, `profiles`, `settings`. */
            differs: string[];
            /** @description Circles of the earlier run only. */
            gone: string[];
            /** @description Circles of the later run only. */
            new: string[];
            /** @description What changed. */
            rows: components["schemas"]["ComparedRow"][];
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
        /** @description A gap. */
        GapView: {
            /**
             * Format: uuid
             * @description Number of the circle.
             */
            circle: string;
            /** @description Its name. */
            circle_name: string;
            /** @description Id of the clause. */
            clause: string;
            /**
             * Format: int64
             * @description Residents certainly without.
             */
            people: number;
            /**
             * Format: int64
             * @description Residents for whom the data cannot tell.
             */
            people_unsure: number;
            /** @description The walking profile by id. */
            profile: string;
            /** @description Its name. */
            profile_name: string;
            /** @description `confirmed` or `to-verify`. */
            status: string;
            /** @description The sentence that explains it. */
            text: string;
            /** @description Code of the first missing type. */
            type: string;
            /** @description Names of the missing types. */
            type_name: string;
        };
        /** @description A gate of a compound. */
        GateView: {
            /** @description Where it is. */
            at: number[];
            /** @description Its name. */
            name: string;
        };
        /** @description A token with its secret, which is shown once. */
        GivenToken: {
            id: string;
            /** @description To be sent as `Authorization: Bearer …`. */
            token: string;
        };
        /** @description A role held today, own or delegated. */
        HeldRole: {
            /** @description Whether it is done in someone else's name. */
            delegated?: boolean;
            line?: string | null;
            org: string;
            org_name: string;
            role: string;
            role_name: string;
            until?: string | null;
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
        /** @description A job. */
        Job: {
            /** @description Who asked for it. */
            by?: string | null;
            created_at: string;
            /**
             * Format: int64
             * @description Steps done.
             */
            done: number;
            ended_at?: string | null;
            /** @description Why it failed, in the caller's language. */
            error?: string | null;
            id: string;
            kind: string;
            /** @description What it said; only of a single job. */
            log: components["schemas"]["JobLine"][];
            org?: string | null;
            result?: Record<string, never> | null;
            /** @description `queued`, `running`, `done`, `failed`, `cancelled`. */
            state: string;
            /**
             * Format: int64
             * @description All steps, once they are known.
             */
            total?: number | null;
        };
        /** @description Something that a job said, in the caller's language. */
        JobLine: {
            at: string;
            text: string;
        };
        /** @description What is under way. */
        JobOf: {
            /**
             * Format: uuid
             * @description Number of the job.
             */
            job: string;
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
        List_Account: {
            /** @description The rows. */
            items: {
                active: boolean;
                appointments: components["schemas"]["Appointment"][];
                created_at: string;
                id: string;
                login: string;
                name: string;
                org: string;
                org_name: string;
                /** @description Whether it has a password. */
                password: boolean;
                second_factor: boolean;
                /** @description Who this is for the single sign-on. */
                subject?: string | null;
                /** Format: int64 */
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
        List_AuditEvent: {
            /** @description The rows. */
            items: {
                account?: string | null;
                account_name?: string | null;
                action: string;
                after?: string | null;
                at: string;
                /** @description SHA-256 of the object before and after. */
                before?: string | null;
                detail: Record<string, never>;
                hash: string;
                kind: string;
                object: string;
                on_behalf_of?: string | null;
                org?: string | null;
                /** @description `done`, `refused` or `failed`. */
                outcome: string;
                /** @description The code of the role that allowed it. */
                role?: string | null;
                /** Format: int64 */
                seq: number;
                /** @description Where from: an address, `cli`, `job:…`. */
                source: string;
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
        List_Job: {
            /** @description The rows. */
            items: {
                /** @description Who asked for it. */
                by?: string | null;
                created_at: string;
                /**
                 * Format: int64
                 * @description Steps done.
                 */
                done: number;
                ended_at?: string | null;
                /** @description Why it failed, in the caller's language. */
                error?: string | null;
                id: string;
                kind: string;
                /** @description What it said; only of a single job. */
                log: components["schemas"]["JobLine"][];
                org?: string | null;
                result?: Record<string, never> | null;
                /** @description `queued`, `running`, `done`, `failed`, `cancelled`. */
                state: string;
                /**
                 * Format: int64
                 * @description All steps, once they are known.
                 */
                total?: number | null;
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
        List_MapView: {
            /** @description The rows. */
            items: {
                /** @description Whether it is in use. */
                active: boolean;
                /** @description When it was uploaded. */
                at: string;
                /**
                 * Format: int64
                 * @description Size of the file.
                 */
                bytes: number;
                /** @description State of the data, where it was said. */
                date?: string | null;
                /** @description What else was said of it. */
                doc: Record<string, never>;
                /**
                 * Format: uuid
                 * @description Its number.
                 */
                id: string;
                /** @description `streets`, `population`, `communities`, `settings`. */
                kind: string;
                /** @description The file's name. */
                name: string;
                /**
                 * Format: int32
                 * @description Which upload of its kind and unit, from 1.
                 */
                number: number;
                /** @description Code of the unit it is of. */
                org: string;
                /** @description SHA-256 of the file. */
                sha256?: string | null;
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
        List_NearView: {
            /** @description The rows. */
            items: {
                /** @description Longitude and latitude in degrees. */
                at: number[];
                /** @description Name. */
                name: string;
                /** @description Whether it is open now; absent where its hours are not known. */
                open_now?: boolean | null;
                /**
                 * Format: uuid
                 * @description Its number.
                 */
                outlet: string;
                /** @description Code of its first type. */
                type: string;
                /** @description Codes of all its types. */
                types: string[];
                /**
                 * Format: int32
                 * @description Metres of the way.
                 */
                walk_m: number;
                /**
                 * Format: int32
                 * @description Walking minutes, begun ones counted.
                 */
                walk_min: number;
                /**
                 * Format: int32
                 * @description Walking seconds.
                 */
                walk_s: number;
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
        List_OpenSession: {
            /** @description The rows. */
            items: {
                /** @description What the browser calls itself. */
                agent: string;
                created_at: string;
                /** @description Whether it is the one that asks. */
                current: boolean;
                expires_at: string;
                id: string;
                seen_at: string;
                /** @description The address it was begun from. */
                source: string;
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
        List_OrgUnit: {
            /** @description The rows. */
            items: {
                code: string;
                from: string;
                /** @description country, province, xpcc, division, city, district, county, subdistrict, community. */
                kind: string;
                name: string;
                parent?: string | null;
                /** @description The first day after it. */
                to?: string | null;
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
        List_PackView: {
            /** @description The rows. */
            items: {
                /** @description Its clauses. */
                clauses: components["schemas"]["ClauseView"][];
                /** @description Number of the document. */
                document: string;
                /** @description First day in force. */
                effective_from: string;
                /** @description Its id. */
                id: string;
                /** @description Its title in the caller's language. */
                title: string;
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
        /** @description One page of a list. */
        List_ProfileView: {
            /** @description The rows. */
            items: {
                /** @description Its id. */
                id: string;
                /** @description Its name in the caller's language. */
                name: string;
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
        List_RunView: {
            /** @description The rows. */
            items: {
                /** @description When it was made. */
                at: string;
                /** @description The circles, where one run was asked for. */
                circles?: components["schemas"]["RunCircleView"][];
                /** @description The day it speaks of. */
                date: string;
                /** @description Its number; `live` for the register as it stands now. */
                id: string;
                /**
                 * Format: int32
                 * @description How many circles were judged.
                 */
                n_circles: number;
                /** @description Code of the unit. */
                org: string;
                /** @description Id of the standard. */
                pack: string;
                /** @description Title of the standard. */
                pack_title: string;
                /** @description Walking profiles by id. */
                profiles: string[];
                /** @description What went in. */
                receipt: Record<string, never>;
                /** @description Digest of the numbers: equal ones have an equal digest. */
                result_sha256: string;
                /** @description `done`, or `live`. */
                state: string;
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
        List_Token: {
            /** @description The rows. */
            items: {
                created_at: string;
                ended_at?: string | null;
                expires_at: string;
                id: string;
                name: string;
                scopes: components["schemas"]["TokenScope"][];
                seen_at?: string | null;
            }[];
            /** @description What to ask for the next page with; none on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many rows the whole list has, where it is counted.
             */
            total?: number | null;
        };
        /** @description The number of what was made. */
        Made: {
            /** @description Its number. */
            id: string;
        };
        /** @description A file with what is said of it. */
        MapForm: {
            /** @description The line to show wherever the data is shown. */
            attribution?: string | null;
            /** @description Headers by what they mean, as a JSON object. */
            columns?: string | null;
            /** @description Coordinate system; absent: it is found out. */
            crs?: string | null;
            /** @description State of the data. */
            date?: string | null;
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
            /** @description `streets`, `population`, `communities`. */
            kind: string;
            /** @description Sheet or layer. */
            layer?: string | null;
            /** @description Code of the unit; absent: where the caller administers. */
            org?: string | null;
            /** @description Of population: `polygons`, `cells`, `raster`. */
            people?: string | null;
        };
        /** @description An upload. */
        MapView: {
            /** @description Whether it is in use. */
            active: boolean;
            /** @description When it was uploaded. */
            at: string;
            /**
             * Format: int64
             * @description Size of the file.
             */
            bytes: number;
            /** @description State of the data, where it was said. */
            date?: string | null;
            /** @description What else was said of it. */
            doc: Record<string, never>;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /** @description `streets`, `population`, `communities`, `settings`. */
            kind: string;
            /** @description The file's name. */
            name: string;
            /**
             * Format: int32
             * @description Which upload of its kind and unit, from 1.
             */
            number: number;
            /** @description Code of the unit it is of. */
            org: string;
            /** @description SHA-256 of the file. */
            sha256?: string | null;
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
        /** @description A code and what it is called. */
        Named: {
            code: string;
            name: string;
        };
        /** @description A unit. */
        NamedCode: {
            /** @description Its code. */
            code: string;
            /** @description Its name. */
            name: string;
        };
        /** @description An outlet near a place. */
        NearView: {
            /** @description Longitude and latitude in degrees. */
            at: number[];
            /** @description Name. */
            name: string;
            /** @description Whether it is open now; absent where its hours are not known. */
            open_now?: boolean | null;
            /**
             * Format: uuid
             * @description Its number.
             */
            outlet: string;
            /** @description Code of its first type. */
            type: string;
            /** @description Codes of all its types. */
            types: string[];
            /**
             * Format: int32
             * @description Metres of the way.
             */
            walk_m: number;
            /**
             * Format: int32
             * @description Walking minutes, begun ones counted.
             */
            walk_min: number;
            /**
             * Format: int32
             * @description Walking seconds.
             */
            walk_s: number;
        };
        /** @description The published outlets nearest to a place. */
        NearbyAnswer: {
            /** @description The nearest first. */
            items: components["schemas"]["NearbyView"][];
        };
        /** @description Where, and what. */
        NearbyQuestion: {
            /** @description Longitude and latitude in degrees. */
            at: number[];
            /**
             * Format: int32
             * @description At most so many; 20 where nothing is said, 50 at most.
             */
            limit?: number | null;
            /** @description Only of this type, by code. */
            type?: string | null;
            /**
             * Format: int32
             * @description Within so many metres; 1,000 where nothing is said, 5,000 at most.
             */
            within_m?: number | null;
        };
        /** @description An outlet near the place. */
        NearbyView: {
            /** @description Longitude and latitude in degrees. */
            at: number[];
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /**
             * Format: int32
             * @description As the crow flies, metres.
             */
            metres: number;
            /** @description Name. */
            name: string;
            /** @description Codes of its types. */
            types: string[];
        };
        /** @description A new account: no password and no right comes with it. */
        NewAccount: {
            login: string;
            name: string;
            org: string;
            /** @description Who this is for the single sign-on. */
            subject?: string | null;
        };
        /** @description A role to be given. */
        NewAppointment: {
            /** @description The first day. */
            from: string;
            /** @description The code of the line, where the role has one. */
            line?: string | null;
            org: string;
            /** @description Its code, such as `R5`. */
            role: string;
            /** @description The first day after it. */
            to?: string | null;
        };
        /** @description What is to be delegated. */
        NewDelegation: {
            /** @description The account that shall act. */
            agent: string;
            /** @description The appointment of one's own that it stands on. */
            appointment: string;
            /** @description The first day. */
            from: string;
            org: string;
            rights: components["schemas"]["Scope"][];
            /** @description The first day after it. */
            to: string;
        };
        /** @description A unit to be opened. */
        NewOrgUnit: {
            code: string;
            /** @description The first day. */
            from: string;
            /** @description province, xpcc, division, city, district, county, subdistrict, community. */
            kind: string;
            name: string;
            parent: string;
        };
        /** @description A token to be given. */
        NewToken: {
            /**
             * Format: int32
             * @description For how many days.
             */
            days: number;
            name: string;
            /** @description What it can be used for, of what has been delegated to the account. */
            scopes: components["schemas"]["Scope"][];
        };
        /** @description Nothing is said. */
        Nothing: Record<string, never>;
        /** @description A link; it works once and for a day. */
        OneTimeLink: {
            url: string;
        };
        /** @description An open session. */
        OpenSession: {
            /** @description What the browser calls itself. */
            agent: string;
            created_at: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            expires_at: string;
            id: string;
            seen_at: string;
            /** @description The address it was begun from. */
            source: string;
        };
        /** @description What becomes of a unit. */
        OrgChange: {
            /** @description It has another name. */
            rename: {
                /** @description The new name. */
                name: string;
            };
        } | {
            /** @description It hangs under another unit. */
            move: {
                /** @description The unit above from then on. */
                parent: string;
            };
        } | {
            /** @description It ends. */
            close: Record<string, never>;
        } | {
            /** @description It becomes several. */
            split: {
                /** @description The units that come of it. */
                into: components["schemas"]["OrgPart"][];
            };
        } | {
            /** @description It and others become one. */
            merge: {
                /** @description The code of what comes of it. */
                code: string;
                /** @description Its name. */
                name: string;
                /** @description The others that go into it. */
                others: string[];
            };
        };
        /** @description A unit with what it was and became. */
        OrgHistory: {
            /** @description The units above, from the nation down. */
            above: components["schemas"]["OrgUnit"][];
            /** @description Names of the groups that it belongs to today. */
            groups: string[];
            /** @description The changes of lineage that it took part in. */
            lineage: components["schemas"]["OrgLineage"][];
            now?: components["schemas"]["OrgUnit"] | null;
            /** @description All it has been, in the order of time. */
            versions: components["schemas"]["OrgUnit"][];
        };
        /** @description A change of lineage. */
        OrgLineage: {
            from: string[];
            /** @description rename, move, split, merge. */
            kind: string;
            on: string;
            to: string[];
        };
        /** @description A unit that comes of a split. */
        OrgPart: {
            code: string;
            name: string;
        };
        /** @description How the circles of a unit stand. */
        OrgResultView: {
            /** @description The day of the register that the ranking shows. */
            at: string;
            /** @description The circles, those that meet the most first. */
            circles: components["schemas"]["RankedView"][];
            /** @description Gaps of the latest run, the most people first. */
            gaps: components["schemas"]["GapView"][];
            /** @description The unit. */
            org: components["schemas"]["NamedCode"];
        };
        /** @description A unit as it is for a period. */
        OrgUnit: {
            code: string;
            from: string;
            /** @description country, province, xpcc, division, city, district, county, subdistrict, community. */
            kind: string;
            name: string;
            parent?: string | null;
            /** @description The first day after it. */
            to?: string | null;
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
        /** @description The account of the one who asks. */
        OwnAccount: {
            id: string;
            login: string;
            name: string;
        };
        /** @description A standard. */
        PackView: {
            /** @description Its clauses. */
            clauses: components["schemas"]["ClauseView"][];
            /** @description Number of the document. */
            document: string;
            /** @description First day in force. */
            effective_from: string;
            /** @description Its id. */
            id: string;
            /** @description Its title in the caller's language. */
            title: string;
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
        /** @description A row of the table: these roles may do this to such objects, so far, under these conditions. */
        PermissionRow: {
            actions: string[];
            /** @description Only in the line of the appointment. */
            line: boolean;
            object: string;
            only: components["schemas"]["Named"][];
            roles: string[];
            scope: string;
            scope_name: string;
        };
        /** @description The whole table with the names of what it speaks of. */
        Permissions: {
            actions: components["schemas"]["Named"][];
            objects: components["schemas"]["Named"][];
            roles: components["schemas"]["Named"][];
            rows: components["schemas"]["PermissionRow"][];
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
        /** @description A walking profile. */
        ProfileView: {
            /** @description Its id. */
            id: string;
            /** @description Its name in the caller's language. */
            name: string;
        };
        /** @description What makes numbers doubtful. */
        QualityView: {
            /** @description `note`, `warning`, `error`. */
            severity: string;
            /** @description What, and what was done about it. */
            text: string;
        };
        /** @description A circle by number, code and name. */
        RankedCircle: {
            /** @description Its code. */
            code: string;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A circle of a ranking. */
        RankedView: {
            /** @description The circle. */
            circle: components["schemas"]["RankedCircle"];
            /**
             * Format: int32
             * @description Clauses not met.
             */
            failed?: number | null;
            /**
             * Format: int32
             * @description Clauses met.
             */
            met?: number | null;
            /**
             * Format: int32
             * @description Clauses that apply and have a threshold.
             */
            of?: number | null;
            /**
             * Format: int32
             * @description Residents.
             */
            people?: number | null;
            /** @description The run: `live`; none where it could not be measured. */
            run?: string | null;
            /**
             * Format: double
             * @description Share of those met, from 0 to 1.
             */
            share?: number | null;
            /**
             * Format: int32
             * @description Clauses that cannot be told.
             */
            unsure?: number | null;
        };
        /** @description The result of a circle. */
        ResultView: {
            /** @description Who lacks what, the most people first. */
            gaps: components["schemas"]["GapView"][];
            /**
             * Format: int32
             * @description Residents.
             */
            people: number;
            /** @description What the numbers of residents are: `counted`, `assumed`, `floor-area`. */
            people_basis: string;
            /** @description What makes the numbers doubtful. */
            quality: components["schemas"]["QualityView"][];
            /** @description The run. */
            run: components["schemas"]["RunView"];
            /** @description One for each clause and profile, in the standard's order. */
            verdicts: components["schemas"]["VerdictView"][];
        };
        /** @description An action on a kind of object. */
        Right: {
            action: string;
            object: string;
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
        /** @description A circle of a run in a few numbers. */
        RunCircleView: {
            /** @description Its code then. */
            code: string;
            /**
             * Format: uuid
             * @description Its number.
             */
            id: string;
            /**
             * Format: double
             * @description Share of clauses met, from 0 to 1; absent where none has a threshold.
             */
            met?: number | null;
            /** @description Its name then. */
            name: string;
            /**
             * Format: int64
             * @description Residents.
             */
            people: number;
            /** @description How many clauses have which verdict. */
            summary: Record<string, never>;
        };
        /** @description What to measure. */
        RunForm: {
            /**
             * Format: uuid
             * @description Number of one circle.
             */
            circle?: string | null;
            /** @description The day whose outlets are measured; today where none is named. */
            date?: string | null;
            /** @description Code of a unit: all circles of it and those below. */
            org?: string | null;
            /** @description Id of the standard. */
            pack: string;
            /** @description Walking profiles by id; all of the area where none is named. */
            profiles?: string[];
        };
        /** @description A run. */
        RunView: {
            /** @description When it was made. */
            at: string;
            /** @description The circles, where one run was asked for. */
            circles?: components["schemas"]["RunCircleView"][];
            /** @description The day it speaks of. */
            date: string;
            /** @description Its number; `live` for the register as it stands now. */
            id: string;
            /**
             * Format: int32
             * @description How many circles were judged.
             */
            n_circles: number;
            /** @description Code of the unit. */
            org: string;
            /** @description Id of the standard. */
            pack: string;
            /** @description Title of the standard. */
            pack_title: string;
            /** @description Walking profiles by id. */
            profiles: string[];
            /** @description What went in. */
            receipt: Record<string, never>;
            /** @description Digest of the numbers: equal ones have an equal digest. */
            result_sha256: string;
            /** @description `done`, or `live`. */
            state: string;
        };
        /** @description An action on a kind of object, by their codes. */
        Scope: {
            action: string;
            object: string;
        };
        /** @description A first code. */
        SecondFactorCode: {
            code: string;
        };
        /** @description What the owner's app takes over. */
        SecondFactorOffer: {
            /** @description The same as apps read it. */
            otpauth: string;
            /** @description The same as a picture. */
            qr_svg: string;
            /** @description The secret in letters. */
            secret: string;
        };
        /** @description Who asks. */
        Session: {
            account?: components["schemas"]["OwnAccount"] | null;
            appointments: components["schemas"]["HeldRole"][];
            /** @description Whether this is the demo. */
            demo: boolean;
            language: string;
            /** @description What may be done to some object; each object is still asked about by itself. */
            may: components["schemas"]["Right"][];
            /** @description Whether the account has a second factor. */
            second_factor: boolean;
        };
        /** @description The link of a first start, and the account that it makes. */
        SetUp: {
            login: string;
            name: string;
            /** Format: password */
            password: string;
            token: string;
        };
        /** @description New settings of measuring. */
        SettingsForm: {
            /** @description Code of the unit. */
            org: string;
            /** @description The settings: `packs`, `profiles`, `gates`, `snap_m`, `nearest`, `allow_unverified`, `complete`. */
            settings: Record<string, never>;
        };
        /** @description Whether an administrator is still to be made. */
        Setup: {
            open: boolean;
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
        /** @description A verdict of one of two runs. */
        SideView: {
            /**
             * Format: double
             * @description Share of residents who have it, from 0 to 1.
             */
            share: number;
            /** @description `pass`, `fail`, `cannot-tell`, `no-threshold`, `not-applicable`. */
            verdict: string;
        };
        /** @description What is shown at the door. */
        SignIn: {
            /** @description The code of the second factor, where the account has one. */
            code?: string | null;
            login: string;
            /** Format: password */
            password: string;
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
        /** @description A step of a way. */
        StepView: {
            /**
             * Format: int32
             * @description Metres.
             */
            metres: number;
            /** @description What to do, in the caller's language. */
            text: string;
        };
        /** @description The business types. */
        TaxonomyView: {
            /** @description The types, in the order of the official lists. */
            types: components["schemas"]["TypeView"][];
            /** @description Version of the list. */
            version: string;
        };
        /** @description A token without its secret. */
        Token: {
            created_at: string;
            ended_at?: string | null;
            expires_at: string;
            id: string;
            name: string;
            scopes: components["schemas"]["TokenScope"][];
            seen_at?: string | null;
        };
        /** @description What a token can be used for. */
        TokenScope: {
            action: string;
            object: string;
        };
        /** @description A business type. */
        TypeView: {
            /** @description Its code. */
            code: string;
            /** @description Colour group. */
            group: string;
            /** @description Name of its icon. */
            icon: string;
            /** @description Its name in the caller's language. */
            name: string;
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
        /** @description A link and the password to be set. */
        UseLink: {
            /** Format: password */
            password: string;
            token: string;
        };
        /** @description A verdict. */
        VerdictView: {
            /** @description Class of the clause. */
            class: string;
            /** @description Id of the clause. */
            clause: string;
            /**
             * Format: int32
             * @description Walking limit in minutes, where it is one of time.
             */
            minutes?: number | null;
            /**
             * Format: int64
             * @description All residents.
             */
            people: number;
            /**
             * Format: int64
             * @description Residents who have it.
             */
            people_ok: number;
            /**
             * Format: int64
             * @description Residents for whom the data cannot tell.
             */
            people_unsure: number;
            /**
             * Format: int64
             * @description Residents who certainly have it not.
             */
            people_without: number;
            /** @description The walking profile by id. */
            profile: string;
            /** @description Why. */
            sentence: string;
            /**
             * Format: double
             * @description Share of residents who have it, from 0 to 1; absent where nobody lives.
             */
            share?: number | null;
            /**
             * Format: double
             * @description Share with those for whom the data cannot tell.
             */
            share_possible?: number | null;
            /** @description The document, the place in it, and the day of the data. */
            source: string;
            /** @description Whether another walking speed (±10 %) leaves the verdict as it is. */
            stable: boolean;
            /** @description Its title. */
            title: string;
            /** @description Codes of its types, joined by `|`, as the tiles of homes take them. */
            type: string;
            /** @description `pass`, `fail`, `cannot-tell`, `no-threshold`, `not-applicable`. */
            verdict: string;
            /** @description Whether its values were seen in a source. */
            verified: boolean;
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
        /** @description A way on foot. */
        WayView: {
            /** @description Its line as GeoJSON. */
            line: Record<string, never>;
            /**
             * Format: int32
             * @description Metres.
             */
            metres: number;
            /**
             * Format: int32
             * @description Minutes, begun ones counted.
             */
            minutes: number;
            /**
             * Format: int32
             * @description Seconds.
             */
            seconds: number;
            /** @description What to do, one after the other. */
            steps: components["schemas"]["StepView"][];
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
