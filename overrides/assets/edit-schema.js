// A value against a JSON Schema: as much of draft-07 as our schemas are made of. Gives what is wrong, and where.

const typeOf = (value) =>
  Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : value === null ? "null" : typeof value;

export const faults = (schema, value, top, path = []) => {
  if (typeof schema === "boolean") return schema ? [] : [{ path, why: "other" }];
  if (schema.$ref) return faults(top.definitions[schema.$ref.split("/").pop()], value, top, path);
  const found = [];
  const wrong = (why = "value", at = path) => found.push({ path: at, why });
  const fits = (inner) => !faults(inner, value, top).length;
  const type = typeOf(value);
  const types = [schema.type ?? type].flat();
  if (!types.includes(type) && !(type === "integer" && types.includes("number"))) return [{ path, why: "value" }];
  if (schema.enum && !schema.enum.includes(value)) wrong();
  if ("const" in schema && schema.const !== value) wrong();
  if (type === "string") {
    if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) wrong();
    if ([...value].length > (schema.maxLength ?? Infinity)) wrong();
  } else if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = schema;
    if (value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum) wrong();
  } else if (type === "array") {
    value.forEach((inner, n) => found.push(...faults(schema.items ?? true, inner, top, [...path, n])));
    const texts = value.map((inner) => JSON.stringify(inner));
    texts.forEach((text, n) => schema.uniqueItems && texts.indexOf(text) < n && wrong("twice", [...path, n]));
  } else if (type === "object") {
    const { properties = {}, additionalProperties = true, propertyNames = true, required = [] } = schema;
    for (const key of required) if (!Object.hasOwn(value, key)) wrong("required", [...path, key]);
    if (Object.keys(value).length < (schema.minProperties ?? 0)) wrong();
    for (const [key, inner] of Object.entries(value)) {
      const below = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      found.push(...faults(propertyNames, key, top, [...path, key]), ...faults(below, inner, top, [...path, key]));
    }
  }
  const choice = type === "object" ? "one_of" : "value";
  if (schema.anyOf && !schema.anyOf.some(fits)) wrong(choice);
  if (schema.oneOf && schema.oneOf.filter(fits).length !== 1) wrong(choice);
  for (const inner of schema.allOf ?? []) found.push(...faults(inner, value, top, path));
  if (schema.not && fits(schema.not)) wrong(type === "object" ? "other" : "value");
  if (schema.if) found.push(...faults((fits(schema.if) ? schema.then : schema.else) ?? true, value, top, path));
  return found;
};
