import { expect, test } from 'vitest';
import { languageOfText } from './text-language.ts';

test.each([
  'El bache fue reparado.',
  'Se retiraron los muebles.',
  'No encontramos el perro.',
  'Se reparó la luz de la calle.',
  'No se encontró basura en el lugar.',
  'La inspección será la próxima semana.',
  'Gracias por su reporte, ya retiramos los muebles.',
])('%j is Spanish', (text) => {
  expect(languageOfText(text)).toBe('es');
});

test.each([
  'Tree trimmed on Via de la Paz.',
  'FILLED POTHOLE, EL CAMINO REAL / LOS FELIZ',
  'Fixed on Cañon Dr.',
  'La Brea and San Vicente swept.',
  'GOA',
  '',
  'No access to the yard.',
])('%j is not', (text) => {
  expect(languageOfText(text)).toBe('en');
});
