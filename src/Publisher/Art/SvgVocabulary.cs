using System.Collections.Frozen;

namespace Publisher.Art;

/// <summary>What contributed SVG may say. Everything not named here is refused.</summary>
internal static class SvgVocabulary
{
    public const string Svg = "http://www.w3.org/2000/svg";
    public const string XLink = "http://www.w3.org/1999/xlink";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";
    public const string Xmlns = "http://www.w3.org/2000/xmlns/";

    /// <summary>Elements that are kept.</summary>
    public static FrozenSet<string> Elements { get; } = Words("""
        svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan textPath image
        clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite
        feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
        feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
        """);

    /// <summary>Elements no browser draws: metadata, and what editors write of drafts of the standard. Dropped.</summary>
    public static FrozenSet<string> Unseen { get; } = Words("metadata flowRoot meshgradient meshGradient mesh solidcolor solidColor hatch view");

    /// <summary>CSS properties, which mostly are attributes too.</summary>
    public static FrozenSet<string> Properties { get; } = Words("""
        alignment-baseline baseline-shift block-progression clip clip-path clip-rule color color-interpolation color-interpolation-filters
        color-profile color-rendering cursor cx cy d direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
        flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
        font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
        font-variant-position font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical height
        image-rendering inline-size isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start
        mask mask-type mix-blend-mode opacity overflow paint-order pointer-events r rx ry shape-inside shape-margin shape-padding shape-rendering
        solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
        stroke-miterlimit stroke-opacity stroke-width text-align text-align-last text-anchor text-decoration text-decoration-color text-decoration-line
        text-decoration-style text-indent text-orientation text-overflow text-rendering text-shadow text-transform transform
        transform-box transform-origin unicode-bidi vector-effect visibility white-space width word-spacing writing-mode x y
        """);

    /// <summary>Functions a value may use; url() only with #id.</summary>
    public static FrozenSet<string> Functions { get; } = Words("""
        rgb rgba hsl hsla hwb lab lch oklab oklch matrix translate translatex translatey scale scalex scaley rotate skewx skewy icc-color calc
        blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia rect inset circle ellipse polygon
        """);

    private static readonly FrozenSet<string> Attributes = Words("""
        id class version baseProfile viewBox preserveAspectRatio zoomAndPan width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points
        pathLength rotate lengthAdjust textLength startOffset method spacing side transform gradientTransform gradientUnits spreadMethod
        patternTransform patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight
        refX refY orient offset filterUnits primitiveUnits filterRes in in2 result values type mode operator k1 k2 k3 k4 stdDeviation edgeMode
        radius order kernelMatrix divisor bias targetX targetY kernelUnitLength preserveAlpha surfaceScale diffuseConstant
        specularConstant specularExponent azimuth elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle z scale xChannelSelector yChannelSelector
        baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent media lang role
        systemLanguage requiredFeatures requiredExtensions crossorigin
        """);

    private static readonly FrozenSet<string> EditorNamespaces = Words("""
        http://www.inkscape.org/namespaces/inkscape http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd
        http://www.w3.org/1999/02/22-rdf-syntax-ns# http://purl.org/dc/elements/1.1/ http://purl.org/dc/terms/ http://creativecommons.org/ns# http://web.resource.org/cc/
        http://www.openswatchbook.org/uri/2009/osb http://www.bohemiancoding.com/sketch/ns http://www.serif.com/ http://www.figma.com/figma/ns
        http://krita.org/namespaces/svg/krita http://www.vectornator.io http://vectornator.io http://boxy-svg.com https://boxy-svg.com
        http://www.corel.com/coreldraw/odm/2003 http://schemas.microsoft.com/visio/2003/SVGExtensions/
        """);

    /// <summary>Whether a namespace is one an editor keeps its own notes in.</summary>
    public static bool IsEditors(string address) =>
        EditorNamespaces.Contains(address) || address.StartsWith("http://ns.adobe.com/", StringComparison.Ordinal);

    /// <summary>Whether an attribute without a namespace is kept.</summary>
    public static bool IsAttribute(string name) => Attributes.Contains(name) || Properties.Contains(name) || name.StartsWith("aria-", StringComparison.Ordinal);

    /// <summary>Whether an attribute says nothing about the picture: dropped.</summary>
    public static bool IsUnseenAttribute(string name) =>
        name is "tabindex" or "contentScriptType" or "contentStyleType" or "externalResourcesRequired" or "focusable" || name.StartsWith("data-", StringComparison.Ordinal);

    /// <summary>Whether a property is an editor's own: dropped.</summary>
    public static bool IsUnseenProperty(string name) => name.StartsWith("-inkscape-", StringComparison.Ordinal);

    /// <summary>The reason for the refusals people meet most.</summary>
    public static string? WhyNot(string element) => element switch
    {
        "script" => "a picture runs nothing",
        "foreignObject" => "it brings a web page into the picture",
        "a" => "a badge is not a link",
        "animate" or "animateColor" or "animateMotion" or "animateTransform" or "set" or "discard" => "a badge stands still",
        "audio" or "video" or "iframe" or "object" or "embed" => "a picture loads nothing",
        "font" or "font-face" => "browsers do not read fonts from SVG; turn the letters into paths",
        _ => null,
    };

    private static FrozenSet<string> Words(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
