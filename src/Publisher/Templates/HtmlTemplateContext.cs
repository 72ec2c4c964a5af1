using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Publisher.Templates;

/// <summary>
/// The engine, made safe. Scriban's defaults write values raw, let a misspelt name pass as nothing, stop after 1,000 rounds of a loop
/// and cut output at 1 MiB; here every expression is escaped unless it is <see cref="Html"/>, every name must exist, and nothing is cut.
/// No built-in functions: the model brings its words. The one function is <c>partial 'name.html'</c>.
/// Not shared between threads; reused from page to page.
/// </summary>
internal sealed class HtmlTemplateContext : TemplateContext
{
    private readonly PageOutput output = new();
    private readonly PageScope scope = new();

    /// <summary>A context that finds partials by name.</summary>
    public HtmlTemplateContext(Func<string, Template?> find)
        : base(new ScriptObject(4, false))
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        EnableRelaxedIndexerAccess = false;
        LoopLimit = 0;
        LimitToString = 0;
        RecursiveLimit = 20;
        NewLine = "\n";
        // Lines of a value are its own: a template's indentation must not find its way into somebody's <pre>.
        AutoIndent = false;
        PushCulture(CultureInfo.InvariantCulture);
        BuiltinObject.SetValue("partial", new Partial(find), true);
    }

    /// <summary>Renders a template over its fields, as UTF-8.</summary>
    /// <exception cref="ScriptRuntimeException">The template asks for something that is not there.</exception>
    public byte[] Render(Template template, FieldSet fields)
    {
        output.Clear();
        scope.Begin(fields.Script);
        PushGlobal(scope);
        PushOutput(output);
        try
        {
            Evaluate(template.Page!);
            return output.ToArray();
        }
        finally
        {
            PopOutput();
            PopGlobal();
        }
    }

    /// <summary>The only way an expression reaches the page.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case Html html:
                Output.Write(html.ToString());
                break;
            case string text:
                WriteText(text);
                break;
            case IScriptObject:
                throw new ScriptRuntimeException(span, "this is a list or a group of fields; write one of its fields");
            default:
                WriteText(ObjectToString(textAsObject) ?? "");
                break;
        }
        return this;
    }

    private void WriteText(string text)
    {
        if (Output is PageOutput page)
        {
            page.WriteText(text);
        }
        else
        {
            Output.Write(Html.Escape(text));
        }
    }

    /// <summary><c>partial 'name.html'</c>: another template's output over the same fields, as HTML.</summary>
    private sealed class Partial(Func<string, Template?> find) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 1;
        public int ParameterCount => 1;
        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;
        public Type ReturnType => typeof(Html);
        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "name");

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            var name = arguments[0] as string;
            var template = name is null ? null : find(name);
            if (template is null)
            {
                throw new ScriptRuntimeException(callerContext?.Span ?? default, $"there is no template named '{name}'");
            }
            context.EnterRecursive(callerContext!);
            try
            {
                // By far the most partials stand alone: what they write goes where it belongs, not to a string first.
                return callerContext is { Parent: ScriptExpressionStatement } ? Written(context, template) : Kept(context, template);
            }
            finally
            {
                context.ExitRecursive(callerContext!);
            }
        }

        private static object? Written(TemplateContext context, Template template)
        {
            context.Evaluate(template.Page!);
            return null;
        }

        private static Html Kept(TemplateContext context, Template template)
        {
            context.PushOutput();
            string? markup;
            try
            {
                context.Evaluate(template.Page!);
            }
            finally
            {
                markup = context.PopOutput().ToString();
            }
            return Html.Trusted(markup ?? "");
        }

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }
}
